// SPDX-License-Identifier: Apache-2.0
// A computer of two people: all folders that a program may write to lie in one tree, and what it prints in another.
#pragma once

#include "home/locked.hpp"
#include "support/lives.hpp"
#include "vault/system.hpp"

#include <csignal>
#include <set>
#include <sys/wait.h>

namespace attune::test {

inline std::string freshRun() { // no word of ours begins like that
    const auto random = vault::systemRandom();
    std::string run = "q";
    while (run.size() < 10) {
        run += static_cast<char>('a' + random->next() % 26);
    }
    return run;
}

inline void expectNone(const std::vector<Sighting> &found) {
    std::string all;
    for (const Sighting &one : std::set(found.begin(), found.end())) {
        all += one.text + " in " + one.place + ", " + one.form + "\n";
    }
    INFO(all);
    CHECK(found.empty());
}

// tests/home/sitting.cpp, running.
class SittingProcess {
public:
    SittingProcess(const std::filesystem::path &tree, const std::filesystem::path &printed,
                   std::vector<std::string> environment) {
        std::array<int, 2> in{}, out{};
        REQUIRE((::pipe2(in.data(), O_CLOEXEC) == 0 && ::pipe2(out.data(), O_CLOEXEC) == 0));
        for (const auto &[name, folder] : {std::pair{"HOME", ""},
                                           {"XDG_DATA_HOME", "data"},
                                           {"XDG_STATE_HOME", "state"},
                                           {"XDG_CACHE_HOME", "cache"},
                                           {"XDG_CONFIG_HOME", "config"},
                                           {"XDG_RUNTIME_DIR", "run"},
                                           {"TMPDIR", "tmp"}}) {
            std::filesystem::create_directories(tree / folder);
            environment.push_back(std::string(name) + "=" + (tree / folder).string());
        }
        environment.emplace_back("ATTUNE_LOG=all");
        m_pid = ::fork();
        if (m_pid == 0) {
            become(in[0], out[1], printed, environment);
        }
        ::close(in[0]);
        ::close(out[1]);
        m_in = ::fdopen(in[1], "w");
        m_out = ::fdopen(out[0], "r");
    }
    SittingProcess(const SittingProcess &) = delete;
    SittingProcess &operator=(const SittingProcess &) = delete;
    ~SittingProcess() {
        ::kill(m_pid, SIGKILL);
        (void)wait();
        std::fclose(m_in);
        std::fclose(m_out);
    }

    void tell(const std::string &line) {
        std::fputs((line + "\n").c_str(), m_in);
        std::fflush(m_in);
    }
    // What it says next; nothing when it is gone.
    std::string hear() {
        char *line = nullptr;
        std::size_t size = 0;
        const ssize_t length = ::getline(&line, &size, m_out);
        std::string said =
            length > 0 && line[length - 1] == '\n' ? std::string(line, static_cast<std::size_t>(length - 1)) : "";
        std::free(line);
        return said;
    }
    // Until it has ended by itself.
    int wait() {
        if (m_pid > 0 && !m_ended) {
            ::waitpid(m_pid, &m_status, 0);
            m_ended = true;
        }
        return m_status;
    }
    void kill() {
        ::kill(m_pid, SIGKILL);
        (void)wait();
    }
    [[nodiscard]] int pid() const { return m_pid; }

private:
    [[noreturn]] static void become(int in, int out, const std::filesystem::path &printed,
                                    const std::vector<std::string> &environment) {
        const int file = ::open(printed.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(in, STDIN_FILENO);
        ::dup2(file, STDOUT_FILENO);
        ::dup2(file, STDERR_FILENO);
        ::dup2(out, 3);
        std::vector<char *> variables;
        for (const std::string &one : environment) {
            variables.push_back(const_cast<char *>(one.c_str()));
        }
        variables.push_back(nullptr);
        ::close_range(4, ~0U, 0);
        std::string name = "attune";
        std::array<char *, 2> arguments{name.data(), nullptr};
        ::execve(SITTING, arguments.data(), variables.data());
        ::_exit(127);
    }

    pid_t m_pid = 0;
    int m_status = 0;
    bool m_ended = false;
    FILE *m_in = nullptr, *m_out = nullptr;
};

class House {
public:
    House(std::string run, std::string who) : m_run(std::move(run)), m_who(std::move(who)) {}

    [[nodiscard]] SittingProcess open(std::vector<std::string> environment = {}) const {
        return {m_tree.path(), printed(), std::move(environment)};
    }
    [[nodiscard]] std::filesystem::path kept() const { return m_tree / "data" / "attune"; }
    [[nodiscard]] std::filesystem::path added() const { return kept() / "exercises"; }
    [[nodiscard]] std::filesystem::path printed() const { return m_papers / "printed"; }
    [[nodiscard]] const std::filesystem::path &tree() const { return m_tree.path(); }
    [[nodiscard]] const std::string &who() const { return m_who; }

    // An exercise of their own, called something that they thought of.
    std::string addExercise(const std::string &id, std::size_t number) {
        const std::filesystem::path from = shelf().places.folders.exercises.front() / id, to = added() / (id + "_own");
        std::filesystem::create_directories(to);
        const std::string title = plantedText(m_run, Planted::title, 0, number);
        for (const char *name : {"exercise.toml", "text.en.toml", "text.es.toml"}) {
            std::string text = bytesOf(from / name);
            replace(text, "\"" + id + "\"", "\"" + id + "_own\"");
            replace(text, "\ntitle = \"", "\ntitle = \"" + title + " ");
            std::ofstream(to / name) << text;
        }
        return title;
    }

    // Who of the two has a passphrase.
    [[nodiscard]] std::array<bool, 2> locked() const {
        std::array<bool, 2> seats{};
        const auto ring = vault::readKeyring(kept() / "keys").value().value();
        for (std::size_t i = 0; i < ring.people.size(); ++i) {
            seats.at(i) = ring.people[i].needsPassphrase();
        }
        return seats;
    }

    // All that could be read anywhere, but in the exercises where they wrote it themselves.
    [[nodiscard]] std::vector<Sighting> look(const Search &search) const {
        auto found = inFiles(search, m_tree.path(), added());
        search.in("what was printed", bytesOf(printed()), found);
        return found;
    }

    // What both may read together, with these passphrases, in a copy of the home.
    [[nodiscard]] std::string readable(const std::vector<std::string> &passphrases) const {
        const TempFolder copy;
        for (const auto &file : std::filesystem::directory_iterator(kept())) {
            if (file.is_regular_file() && file.path().extension() != ".lock") {
                std::filesystem::copy_file(file.path(), copy / file.path().filename());
            }
        }
        Table table = opened(copy);
        for (const vault::Slot &slot : vault::Keyring(table.home->ring()).people) {
            for (const std::string &passphrase : passphrases) {
                (void)table.home->unlock(slot.person, vault::Passphrase(passphrase));
            }
        }
        std::string all;
        for (const home::Person &person : table.home->people()) {
            all += person.name;
        }
        for (const core::Session *session : table.home->sessions()) {
            const auto records = table.home->records(session->opening().session).value();
            for (const auto &record : records) {
                all += core::toJson(record).dump();
            }
        }
        return all;
    }

private:
    static void replace(std::string &text, const std::string &what, const std::string &by) {
        if (const std::size_t at = text.find(what); at != std::string::npos) {
            text.replace(at, what.size(), by);
        }
    }

    TempFolder m_tree, m_papers;
    std::string m_run, m_who;
};

} // namespace attune::test
