#include "apps/report/show_json.hpp"

#include "aftercare/render/known_text.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/json.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/names.hpp"

namespace aftercare {

namespace {

/// Writes members of rows as the machine formats have them: codes, RFC 3339, yuan.
class MemberWriter {
  public:
    MemberWriter(JsonWriter& json, Session& session)
        : m_json(json), m_names(names_of(session.view(), session.revealed())) {}

    void operator()(const char* name, const auto& member) {
        m_json.key(name);
        value(member);
    }

    void value(const std::string& text) { write_known(m_json, text); }
    void value(bool truth) { m_json.boolean(truth); }
    void value(int number) { m_json.integer(number); }
    void value(std::int64_t number) { m_json.integer(number); }
    void value(Instant at) { m_json.string(format_rfc3339(at)); }
    void value(Day day) { m_json.string(format_day(day)); }
    void value(Fen amount) { m_json.string(format_yuan(amount)); }
    void value(PersonId id) { m_json.string(m_names.person(id)); }
    void value(PartyId id) { m_json.string(m_names.party(id)); }
    void value(UnitId id) { m_json.string(m_names.unit(id)); }
    void value(ProjectId id) { m_json.string(m_names.project(id)); }
    void value(TicketId id) { m_json.string(m_names.ticket(id)); }
    void value(Coded auto code) { m_json.string(code_of(code)); }
    template <class T>
    void value(const std::optional<T>& maybe) {
        if (maybe) {
            value(*maybe);
        } else {
            m_json.null();
        }
    }

  private:
    JsonWriter& m_json;
    NameLookup m_names;
};

/// `unit_id` holds a key in the row; what is written is its name, so it is called `unit`.
std::string public_name(std::string_view column) {
    return std::string(column.ends_with("_id") && column != "source_id" ? column.substr(0, column.size() - 3)
                                                                        : column);
}

void write_or_null(JsonWriter& json, const std::optional<State>& state) {
    if (state) {
        json.string(code_of(*state));
    } else {
        json.null();
    }
}

/// `entered`: the state that each entry brought the ticket into; empty of what is no ticket.
void write_events(JsonWriter& json, const std::vector<Entry>& entries,
                  const std::vector<std::optional<State>>& entered) {
    json.key("events");
    json.begin_array();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        json.begin_object();
        json.key("entry");
        json.integer(entry.id.value);
        json.key("verb");
        json.string(entry.verb);
        json.key("entered");
        write_or_null(json, entered.empty() ? std::nullopt : entered[i]);
        json.key("happened_at");
        json.string(format_rfc3339(entry.happened_at));
        json.key("recorded_at");
        json.string(format_rfc3339(entry.recorded_at));
        json.key("actor");
        json.string(entry.actor);
        json.key("os_user");
        write_known(json, entry.os_user);
        json.key("struck_by");
        if (entry.struck_by == 0) {
            json.null();
        } else {
            json.integer(entry.struck_by);
        }
        json.key("body");
        json.raw(entry.body);
        json.end_object();
    }
    json.end_array();
}

void write_ticket(JsonWriter& json, Session& session, const History& history) {
    MemberWriter members(json, session);
    const auto& ticket = history.ticket;
    json.begin_object();
    json.key("number");
    json.string(history.number);
    Ticket::fields(ticket, [&](const char* name, const auto& member) {
        if (std::string_view(name) != "id") {
            members(public_name(name).c_str(), member);
        }
    });
    Ticket::parts(ticket, [&](const char* table, const auto& parts) {
        json.key(std::string(table) + "s");
        json.begin_array();
        for (const auto& part : parts) {
            using Part = std::remove_cvref_t<decltype(part)>;
            json.begin_object();
            Part::fields(part, [&](const char* name, const auto& member) {
                members(public_name(name).c_str(), member);
            });
            json.end_object();
        }
        json.end_array();
    });
    write_events(json, history.entries, history.entered);
    json.end_object();
}

void write_charge(JsonWriter& json, Session& session, const ChargeHistory& history) {
    MemberWriter members(json, session);
    json.begin_object();
    json.key("number");
    json.string(history.number);
    Charge::fields(history.charge, [&](const char* name, const auto& member) {
        if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(member)>, ChargeId>) {
            members(public_name(name).c_str(), member);
        }
    });
    write_events(json, history.entries, {});
    json.end_object();
}

}  // namespace

std::string show_json(Session& session, const std::vector<History>& tickets,
                      const std::vector<ChargeHistory>& charges, bool lines) {
    std::string text;
    const bool is_array = !lines && tickets.size() + charges.size() != 1;
    JsonWriter array(text);
    if (is_array) {
        array.begin_array();
    }
    const auto write = [&](const auto& writes, const auto& one) {
        if (is_array) {
            writes(array, session, one);
            return;
        }
        JsonWriter json(text);
        writes(json, session, one);
        text += "\n";
    };
    for (const auto& one : tickets) {
        write(write_ticket, one);
    }
    for (const auto& one : charges) {
        write(write_charge, one);
    }
    if (is_array) {
        array.end_array();
        text += "\n";
    }
    return text;
}

}  // namespace aftercare
