// SPDX-License-Identifier: Apache-2.0
#include "home/logged.hpp"

#include "worker/worker.hpp"

namespace attune::home {
namespace {

log::Code codeOf(core::Fault::Kind kind) {
    switch (kind) {
    case core::Fault::Kind::crashed:
        return log::Code::workerCrashed;
    case core::Fault::Kind::hung:
        return log::Code::workerHung;
    case core::Fault::Kind::badAnswer:
        return log::Code::workerBadAnswer;
    case core::Fault::Kind::internal:
        return log::Code::workerInternal;
    case core::Fault::Kind::quarantined:
        return log::Code::workerQuarantined;
    case core::Fault::Kind::absent:
        break;
    }
    return log::Code::workerAbsent;
}

class LoggedActivity final : public core::Activity {
public:
    LoggedActivity(std::unique_ptr<core::Activity> inner, const core::Opening &opening, log::Logger logger)
        : m_inner(std::move(inner)), m_process(dynamic_cast<worker::ProcessActivity *>(m_inner.get())),
          m_session(log::Id::session(opening.session)), m_plugin(log::Id::plugin(opening.plugin)),
          m_logger(std::move(logger)) {}
    ~LoggedActivity() override {
        if (m_begun) {
            m_logger.info({.code = log::Code::sessionClosed, .id = m_session});
        }
    }

    core::OrFault<core::Step> init(const core::Event &start) override {
        begin(log::Code::sessionOpened);
        return noted(m_inner->init(start));
    }
    core::OrFault<core::Step> reduce(const json &state, const core::Event &event) override {
        begin(log::Code::sessionResumed);
        return noted(m_inner->reduce(state, event));
    }
    core::OrFault<json> view(const json &state, core::Seat seat) override {
        begin(log::Code::sessionResumed);
        return noted(m_inner->view(state, seat));
    }

private:
    void begin(log::Code how) {
        if (!std::exchange(m_begun, true)) {
            m_logger.info({.code = how, .id = m_session});
        }
    }

    // One that died between two calls is replaced in silence: no answer tells, the number of starts does.
    template <class Answer> Answer noted(Answer answer) {
        if (!answer) {
            m_logger.warning({.code = codeOf(answer.error().kind), .id = m_plugin});
        }
        const int started = m_process == nullptr ? 0 : m_process->stats().started;
        if (started != std::exchange(m_started, started)) {
            m_logger.info({.code = log::Code::workerStarted, .id = m_plugin, .fields = {{"times", started}}});
        }
        return answer;
    }

    std::unique_ptr<core::Activity> m_inner;
    worker::ProcessActivity *m_process; // the same, if it is one
    log::Id m_session, m_plugin;
    log::Logger m_logger;
    bool m_begun = false;
    int m_started = 0;
};

class LoggedRows final : public store::Log {
public:
    LoggedRows(std::unique_ptr<store::Log> inner, log::Logger logger)
        : m_inner(std::move(inner)), m_logger(std::move(logger)) {
        m_logger.info({.code = log::Code::storeOpened, .fields = {{"read_only", m_inner->readOnly() ? 1 : 0}}});
    }
    Result<store::Position> append(std::span<const store::Row> rows) override { return noted(m_inner->append(rows)); }
    Result<store::Position> replace(std::span<const store::Replacement> replaced,
                                    std::span<const store::Row> rows) override {
        return noted(m_inner->replace(replaced, rows));
    }
    Result<std::vector<Damage>>
    scan(store::Position from, const std::function<void(store::Position, std::span<const std::byte>)> &each) override {
        auto damaged = noted(m_inner->scan(from, each));
        if (damaged && !damaged->empty()) {
            const auto rows = static_cast<std::int64_t>(damaged->size());
            m_logger.warning({.code = log::Code::storeDamaged, .fields = {{"rows", rows}}});
        }
        return damaged;
    }
    [[nodiscard]] bool readOnly() const override { return m_inner->readOnly(); }

private:
    template <class Answer> Answer noted(Answer answer) const {
        if (!answer) {
            m_logger.error({.code = log::codeOf(answer.error())});
        }
        return answer;
    }

    std::unique_ptr<store::Log> m_inner;
    log::Logger m_logger;
};

} // namespace

Launcher logged(Launcher launcher, log::Logger logger) {
    return [launcher = std::move(launcher),
            logger = std::move(logger)](const core::Opening &opening) -> Result<std::unique_ptr<core::Activity>> {
        auto made = launcher(opening);
        if (!made) {
            logger.error({.code = log::Code::workerAbsent, .id = log::Id::plugin(opening.plugin)});
            return made;
        }
        return std::make_unique<LoggedActivity>(*std::move(made), opening, logger);
    };
}

std::unique_ptr<store::Log> logged(std::unique_ptr<store::Log> log, log::Logger logger) {
    return std::make_unique<LoggedRows>(std::move(log), std::move(logger));
}

} // namespace attune::home
