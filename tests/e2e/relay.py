#!/usr/bin/python3 -I
# SPDX-License-Identifier: Apache-2.0
"""Stands in for attune-worker: starts the real one, passes every byte on, and writes down all that the host says to it.

A worker has no environment, so what this needs stands in `relay.ini` beside the link by which it was started."""
import os
import pathlib
import socket
import subprocess
import sys
import threading

HOST = 3  # the worker's end of the channel
real, frames = pathlib.Path(sys.argv[0]).with_name("relay.ini").read_text().splitlines()


def pump(source, target, copy=None):
    while data := source.recv(65536):
        if copy:
            copy.write(data)
            copy.flush()
        target.sendall(data)
    target.shutdown(socket.SHUT_WR)


host = socket.socket(fileno=HOST)
ours, theirs = socket.socketpair()


def start():
    os.dup2(theirs.fileno(), HOST)


worker = subprocess.Popen([real], preexec_fn=start, pass_fds=[HOST], env={})
theirs.close()
with open(f"{frames}/{os.getpid()}.to-worker", "wb") as copy:
    threading.Thread(target=pump, args=(ours, host), daemon=True).start()
    pump(host, ours, copy)
worker.wait()
