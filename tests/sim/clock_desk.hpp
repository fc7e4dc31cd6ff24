// A desk that says at random what may be said of a ticket.
#pragma once

#include <functional>
#include <random>

#include "tests/support/world.hpp"

namespace testing {

/// Draws acts of a ticket, and says those that the rules allow, up to ten days late.
class Desk {
  public:
    Desk(World& world, std::mt19937& random, Instant& now) : m_world(world), m_random(random), m_now(now) {}

    std::int64_t draw(std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(m_random);
    }
    /// Most are repairs.
    void open() {
        auto asked = report();
        auto& report = asked.report;
        report.kind = draw(2) > 0 ? Kind::repair : kind();
        report.channel = draw(3) == 0 ? "hotline" : "web";
        report.urgency = draw(2) == 0 ? std::optional(urgency()) : std::nullopt;
        if (draw(3) == 0) {
            report.ref = "12345-1";
            report.ref_due = draw(3) == 0 ? std::nullopt : std::optional(later(10));
        }
        if (draw(9) == 0) {
            report.contacts.front().role = ContactRole::anonymous;
            report.anonymous_reason = "afraid of the neighbours";
        }
        m_world.say(asked, m_now);
    }
    /// Anything, and every third time what takes the ticket on.
    void act() {
        if (draw(2) == 0) {
            return go_on();
        }
        const auto n = static_cast<std::size_t>(draw(static_cast<std::int64_t>(k_acts.size()) - 1));
        k_acts[n](*this);
    }
    Facts facts() const { return {m_world.ticket, m_world.policy, "East", m_world.actor, {m_now, m_now}}; }

  private:
    using Act = std::function<void(Desk&)>;

    template <class Event>
    void say(const Event& event) {
        const auto entered = m_now + Seconds{draw(3) == 0 ? 60 * draw(10 * 24 * 60) : 0};
        if (m_world.ask(event, m_now, entered)) {
            m_world.say(event, m_now, entered);
        }
    }
    Urgency urgency() { return static_cast<Urgency>(draw(2)); }
    Kind kind() { return static_cast<Kind>(draw(static_cast<std::int64_t>(k_kind_codes.size()) - 1)); }
    std::string category() { return draw(2) == 0 ? "attitude" : draw(2) == 0 ? "crack" : "leak"; }
    Instant later(std::int64_t days) { return m_now + Seconds{60 * draw(days * 24 * 60)}; }
    template <class T>
    std::optional<T> maybe(T value) {
        return draw(1) == 0 ? std::optional(value) : std::nullopt;
    }
    std::optional<int> some_order() {
        const auto open = open_orders(m_world.ticket);
        return open.empty() ? std::nullopt : maybe(open[static_cast<std::size_t>(draw(99)) % open.size()]);
    }
    template <class Event>
    Event of_order(Event event) {
        event.k = some_order();
        return event;
    }

    void go_on() {
        switch (m_world.ticket.state) {
            case State::registered:
                return triage();
            case State::accepted:
                return order();
            case State::dispatched:
                return say(Started{});
            case State::on_hold:
                return say(Resumed{});
            case State::in_progress:
                return finish();
            case State::completed:
                return draw(1) == 0 ? say(Verified{}) : say(Rejected{});
            case State::closed:
                return say(Reopened{});
            default:
                return appeal();
        }
    }
    void triage() {
        auto asked = first_triage(category(), urgency());
        asked.kind = draw(4) == 0 ? std::optional(kind()) : std::nullopt;
        asked.words = "looked at";
        asked.commit_at = draw(2) == 0 ? std::optional(later(20)) : std::nullopt;
        asked.reason = "weather";
        say(asked);
    }
    void triage_again() {
        Triaged asked;
        asked.urgency = urgency();
        asked.kind = draw(4) == 0 ? std::optional(kind()) : std::nullopt;
        asked.words = "looked at again";
        say(asked);
    }
    void promise_date() {
        Triaged asked;
        asked.commit_at = later(20);
        asked.reason = "weather";
        say(asked);
    }
    void promise() {
        Promised asked;
        asked.due_at = later(8);
        asked.of = static_cast<PromiseOf>(draw(2));
        asked.how = maybe(Means::wechat);
        say(asked);
    }
    void order() {
        auto asked = order_due(later(9));
        asked.phone_first = draw(2) == 0;
        say(asked);
    }
    void appoint() {
        const auto from = later(4);
        auto asked = of_order(window(from, from + Seconds{60 * (30 + draw(300))}));
        asked.moved_by = draw(1) == 0 ? std::optional(static_cast<MovedBy>(draw(2))) : std::nullopt;
        asked.how = maybe(Means::phone);
        say(asked);
    }
    void arrive() {
        auto asked = of_order(Arrived{});
        asked.no_show = draw(2) == 0 ? std::optional(static_cast<NoShow>(draw(1))) : std::nullopt;
        say(asked);
    }
    void extend() {
        Extended asked;
        asked.k = draw(4) == 0 ? some_order() : std::nullopt;
        asked.due_at = later(25);
        asked.reason = "weather";
        asked.how = maybe(Means::phone);
        say(asked);
    }
    void hold() {
        constexpr std::array<const char*, 4> k_reasons{"material", "owner-asked", "owner-no-access",
                                                       "observation"};
        Held asked;
        asked.reason = k_reasons[static_cast<std::size_t>(draw(3))];
        asked.review_at = later(6);
        asked.from = Who{.role = WhoRole::owner, .person = {}};
        asked.how = Means::phone;
        say(asked);
    }
    void finish() {
        auto done = finished();
        done.k = draw(3) == 0 ? some_order() : std::nullopt;
        say(done);
    }
    void amend() {
        Amended asked;
        asked.words = "misheard";
        switch (draw(6)) {
            case 0:
                asked.urgency = urgency();
                break;
            case 1:
                asked.kind = kind();
                break;
            case 2:
                asked.defect = draw(1) == 0 ? "leak" : "crack";
                break;
            case 3:
                asked.element = draw(1) == 0 ? "roof" : "wet-room";
                break;
            case 4:
                asked.unit_id = k_unit_above;
                break;
            case 5:
                asked.ref = "12345-" + std::to_string(draw(2));
                asked.ref_due = maybe(later(10));
                break;
            default:
                asked.ref_due = later(10);
        }
        say(asked);
    }
    void hide() {
        Amended asked;
        asked.contacts = report().report.contacts;
        asked.contacts.front().role = ContactRole::anonymous;
        asked.anonymous_reason = "afraid of the neighbours";
        say(asked);
    }
    void confirm() {
        Confirmed asked;
        asked.from =
            draw(2) == 0 ? std::optional(Who{.role = WhoRole::inspector, .person = {}}) : std::nullopt;
        asked.how = maybe(Means::wechat);
        say(asked);
    }
    void reply() {
        const auto role = draw(4) == 0 ? WhoRole::inspector : WhoRole::referrer;
        say(Informed{.what = "seen to", .how = Means::letter, .to = Who{.role = role, .person = {}}});
    }
    void answer() {
        Answered asked;
        asked.how = maybe(Means::letter);
        asked.was_accepted = draw(2) > 0;
        say(asked);
    }
    void decline() {
        Declined asked;
        asked.reason = "not-ours";
        asked.how = Means::phone;
        asked.told_at = m_now;
        say(asked);
    }
    void appeal() {
        Appealed asked;
        asked.approved_by = draw(1) == 0 ? "Chen Jing" : "";
        asked.was_refused = draw(3) == 0;
        say(asked);
    }
    /// Endings are rare, so that there is something to end.
    template <class Event>
    void rarely(const Event& event) {
        if (draw(5) == 0) {
            say(event);
        }
    }
    void record() {
        Recorded asked;
        asked.score = static_cast<int>(1 + draw(4));
        asked.about = maybe(About::speed);
        say(asked);
    }

    static const std::vector<Act> k_acts;
    World& m_world;
    std::mt19937& m_random;
    Instant& m_now;
};

}  // namespace testing
