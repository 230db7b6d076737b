// SPDX-License-Identifier: Apache-2.0
// One says something, the other gives back what was heard, and the first says whether that was it.
#pragma once

#include "steps.hpp"

namespace match {

class Exchange : public Part {
public:
    using Part::Part;
    void use(Run &run, const attune::Event &event) const final;
    void show(const Run &run, Seat seat, attune::View &view) const final;

protected:
    // A derived step says who owns which turn, and what is done before it is given back.
    [[nodiscard]] virtual int turns(const Run &run) const = 0;
    [[nodiscard]] virtual Seat owner(const Run &run) const = 0;
    virtual void beginTurn(Run &) const {}
    virtual void endTurn(Run &) const {}
    virtual void useOwn(Run &run, const attune::Event &event) const = 0; // any intent that is not of the exchange
    virtual void showSaying(const Run &run, Seat seat, attune::View &view) const = 0;
    virtual void showHeading(const Run &, attune::View &) const {}
    virtual void showOther(const Run &, Seat, attune::View &) const {} // a stage of its own
    [[nodiscard]] virtual int turnAfterLeaving(const Run &run) const { return turn(run) + 1; }
    virtual void finish(Run &run) const { run.goOn(); }

    [[nodiscard]] static int turn(const Run &run) { return run.now().at("turn"); }
    [[nodiscard]] static std::string stage(const Run &run) { return run.now().at("stage"); }
    [[nodiscard]] std::string turnIntent(const Run &run, const std::string &name) const {
        return intent(turn(run) + 1, name);
    }
    void toTurn(Run &run, int turn) const;
    void said(Run &run) const; // the owner is done: now the other gives it back

private:
    [[nodiscard]] std::string tryIntent(const Run &run, const std::string &name) const;
    void useCheck(Run &run, const attune::Event &event) const;
    void showGiving(const Run &run, Seat seat, attune::View &view) const;
    void showCheck(const Run &run, Seat seat, attune::View &view) const;
    void showLeaving(const Run &run, attune::View &view) const;
};

} // namespace match
