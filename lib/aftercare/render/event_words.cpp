#include "aftercare/render/event_words.hpp"

#include <array>
#include <type_traits>

#include "aftercare/core/builder.hpp"
#include "aftercare/core/listed.hpp"
#include "aftercare/render/warranty_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

/// What happened.
constexpr auto k_heads = enum_table<Verb, const char*>({
    {Verb::open, "the report was registered"},
    {Verb::confirm, "the report was read back and confirmed"},
    {Verb::amend, "what was registered was put right"},
    {Verb::note, "a note was made"},
    {Verb::attach, "a file was attached"},
    {Verb::assign, "a handler was assigned"},
    {Verb::triage, "the ticket was triaged"},
    {Verb::decline, "the ticket was declined"},
    {Verb::appeal, "the appeal was granted and the ticket taken up again"},
    {Verb::answer, "the owner was given an answer"},
    {Verb::chase, "the owner asked again"},
    {Verb::withdraw, "the report was withdrawn"},
    {Verb::void_ticket, "the entry was voided"},
    {Verb::import_closed, "closed history was imported"},
    {Verb::close_at_source, "its source says that it was closed there"},
    {Verb::promise, "a date was promised to the owner"},
    {Verb::merge, "the ticket was merged with another"},
    {Verb::split, "the merge was undone"},
    {Verb::order, "a work order was issued"},
    {Verb::serve, "the work order was served"},
    {Verb::ack, "the party acknowledged the work order"},
    {Verb::inform, "the owner was informed"},
    {Verb::appoint, "a visit was agreed"},
    {Verb::arrive, "the party arrived"},
    {Verb::survey, "the place was surveyed"},
    {Verb::plan, "a plan was made"},
    {Verb::consent, "the plan was consented to"},
    {Verb::start, "work began"},
    {Verb::progress, "progress was reported"},
    {Verb::hold, "the ticket was put on hold"},
    {Verb::resume, "the hold ended"},
    {Verb::return_order, "the party returned the work order"},
    {Verb::transfer, "the work order was transferred"},
    {Verb::cancel, "the work order was cancelled"},
    {Verb::notice, "neighbours were told of works"},
    {Verb::extend, "the date of the repair was extended"},
    {Verb::default_order, "the party defaulted"},
    {Verb::escalate, "the ticket was reported up"},
    {Verb::remind, "a reminder was sent"},
    {Verb::done, "the work was finished"},
    {Verb::verify, "the repair was verified"},
    {Verb::reject, "the repair was rejected"},
    {Verb::reopen, "the ticket was reopened"},
    {Verb::force, "the ticket was closed by a manager's decision"},
    {Verb::cost, "costs were recorded"},
    {Verb::strike_cost, "a cost was struck out"},
    {Verb::archive, "the record was archived"},
    {Verb::archive_check, "archived records were checked"},
    {Verb::charge, "a back-charge was opened"},
    {Verb::dispute, "the back-charge was disputed"},
    {Verb::litigate, "the back-charge went to court"},
    {Verb::agree, "the back-charge was agreed"},
    {Verb::deduct, "money was deducted from the retention"},
    {Verb::invoice, "the back-charge was invoiced"},
    {Verb::settle, "the back-charge was settled"},
    {Verb::attempt, "the owner was called and not reached"},
    {Verb::record, "the owner was called back"},
    {Verb::waive, "the callback was waived"},
    {Verb::state, "a statement was made"},
    {Verb::dismiss, "the group complaint was dismissed"},
    {Verb::add, "an entry was added"},
    {Verb::contract, "a contract was recorded"},
    {Verb::apply, "a policy was applied"},
    {Verb::init, "the ledger was made"},
    {Verb::restore, "the ledger was restored"},
    {Verb::rebuild, "the ledger's clock was set"},
    {Verb::reveal, "personal data was shown in full"},
    {Verb::forget, "a person's data was erased"},
    {Verb::undo, "an act was taken back"},
});

const char* usual_head(Verb verb) {
    return k_heads[static_cast<std::size_t>(verb)];
}

/// What happened when a flag of the event turns it round.
template <class Event>
const char* head_of(const Event& event) {
    return usual_head(event.verb);
}
const char* head_of(const Appealed& event) {
    return event.was_refused ? "the appeal was heard and the decision stands" : usual_head(event.verb);
}
const char* head_of(const Answered& event) {
    return event.was_accepted == false ? "the owner did not accept the answer" : usual_head(event.verb);
}
const char* head_of(const Arrived& event) {
    if (!event.no_show) {
        return usual_head(event.verb);
    }
    return *event.no_show == NoShow::owner ? "the owner was not there for the visit"
                                           : "the contractor did not come to the visit";
}
const char* head_of(const Escalated& event) {
    return event.acknowledged ? "the report up was noted" : usual_head(event.verb);
}
const char* head_of(const Consented& event) {
    return event.was_refused ? "the plan was refused" : usual_head(event.verb);
}
const char* head_of(const Extended& event) {
    return event.k ? "the order got another date" : usual_head(event.verb);
}
const char* head_of(const Done& event) {
    return event.completes ? "the repair was completed" : usual_head(event.verb);
}
const char* head_of(const Verified& event) {
    return event.no_objection ? "nobody objected in time" : usual_head(event.verb);
}
const char* head_of(const Attempted& event) {
    return event.outcome == AttemptOutcome::refused ? "the owner refused the callback"
                                                    : usual_head(event.verb);
}
const char* head_of(const Recorded& event) {
    return event.reopens ? "the owner was called back and the ticket reopened" : usual_head(event.verb);
}
const char* head_of(const ChargeNoticed&) {
    return "the party was told what is claimed";
}
const char* head_of(const OpeningVoided&) {
    return "it was opened by mistake and is there no more";
}
const char* head_of(const ChargeWaived&) {
    return "the back-charge was waived";
}
const char* head_of(const ChargeSettled& event) {
    return event.received ? "money came in for what was invoiced" : usual_head(event.verb);
}

const char* head_of(const GroupFormed&) {
    return "a group complaint was formed";
}
const char* head_of(const GroupAmended&) {
    return "the group complaint was put in other hands";
}
const char* head_of(const GroupJoined&) {
    return "tickets joined the group complaint";
}
const char* head_of(const Informed& event) {
    if (!event.to || event.to->role == WhoRole::owner) {
        return usual_head(event.verb);
    }
    return event.to->role == WhoRole::referrer ? "who referred the ticket got a reply"
                                               : "somebody was informed";
}
const char* head_of(const CallbackWaived& event) {
    return event.not_sampled ? "the sample left the callback out" : usual_head(event.verb);
}

template <class Key>
std::string name_of(const std::function<std::string(Key)>& lookup, Key key) {
    return lookup ? lookup(key) : "#" + std::to_string(key.value);
}

std::string person_in_role(const std::string& person, const std::string& role) {
    return form(tr_in("event", "{person} ({role})"), fmt::arg("person", person), fmt::arg("role", role));
}

/// The policy list whose codes a text field of `verb` holds.
std::optional<CodeTable> table_of(Verb verb, std::string_view field) {
    if (field == "reason") {
        const bool is_delay = verb == Verb::hold || verb == Verb::extend || verb == Verb::triage;
        return verb == Verb::decline ? CodeTable::decline_reason
               : is_delay            ? CodeTable::hold_reason
                                     : CodeTable::force_reason;
    }
    return field == "category" || field == "element" || field == "defect" || field == "cause" ||
                   field == "channel"
               ? policy_list(field)
               : std::nullopt;
}

/// Takes an event apart into its details.
class Describer {
  public:
    Describer(const NameLookup& names, Verb verb) : m_names(names), m_verb(verb) {}

    template <class T>
    std::string value(std::string_view field, const T& value) const {
        if constexpr (is_optional<T>) {
            return this->value(field, *value);
        } else if constexpr (is_vector<T>) {
            std::vector<std::string> all;
            for (const auto& each : value) {
                all.push_back(this->value(field, each));
            }
            return join_words(all);
        } else if constexpr (std::is_same_v<T, std::string>) {
            return text(field, value);
        } else if constexpr (std::is_same_v<T, bool>) {
            return flag_word(value);
        } else if constexpr (std::is_integral_v<T>) {
            return std::to_string(value);
        } else if constexpr (Coded<T>) {
            return word(value);
        } else {
            return said(value);
        }
    }

  private:
    std::string text(std::string_view field, const std::string& value) const {
        if (field == "liability") {
            return liability_words(value);
        }
        if (field == "purpose" && m_verb == Verb::attach) {
            return word_of(CodeList<Verb>::name, value);
        }
        if (field == "weak") {
            return word_of("weak", value);
        }
        if (field == "scope" && m_verb == Verb::contract) {
            return m_names.policy_code ? scope_in_words(value, m_names.policy_code) : value;
        }
        const auto table = table_of(m_verb, field);
        return table && m_names.policy_code ? m_names.policy_code(*table, value) : value;
    }

    static std::string said(Instant at) { return format_minute(at); }
    static std::string said(Day day) { return format_day(day); }
    static std::string said(Fen amount) { return format_yuan(amount); }
    static std::string said(const CostLine& line) { return word(line.kind) + " " + said(line.amount); }
    std::string said(const EarlierLink& link) const {
        if (!link.follows) {
            return tr_in("event", "none");
        }
        return said(*link.follows) + (link.is_repeat ? ", " + field_word("is_repeat") : std::string());
    }
    static std::string said(const Warranty& warranty) { return warranty_summary(warranty); }
    static std::string said(const QuestionScore& score) {
        return score.code + " " + std::to_string(score.score);
    }
    std::string said(const CheckAnswer& answer) const {
        const auto check =
            m_names.policy_code ? m_names.policy_code(CodeTable::check, answer.code) : answer.code;
        return check + " " + word(answer.result);
    }
    std::string said(PersonId id) const { return name_of(m_names.person, id); }
    std::string said(UnitId id) const { return name_of(m_names.unit, id); }
    std::string said(PartyId id) const { return name_of(m_names.party, id); }
    std::string said(TicketId id) const { return name_of(m_names.ticket, id); }
    std::string said(ProjectId id) const { return name_of(m_names.project, id); }
    std::string said(const Person& person) const { return said(person.id); }
    std::string said(const ContactEntry& contact) const {
        return person_in_role(said(contact.person), word(contact.role));
    }
    std::string said(const Who& who) const {
        if (!who.person) {
            return who.role ? word(*who.role) : "";
        }
        const std::string person = said(*who.person);
        return who.role ? person_in_role(person, word(*who.role)) : person;
    }

    const NameLookup& m_names;
    Verb m_verb;
};

/// The flags of a bare event, in their order.
template <class Event>
std::vector<bool> bare_flags() {
    const Event bare{};
    std::vector<bool> flags;
    Event::fields(bare, [&](const char*, const auto& member) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, bool>) {
            flags.push_back(member);
        }
    });
    return flags;
}

template <class Event>
EventWords describe_one(const Event& event, const NameLookup& names) {
    EventWords words{tr_in("event", head_of(event)), {}};
    const Describer describer(names, Event::verb);
    const auto flags = bare_flags<Event>();
    std::size_t flag = 0;
    Event::fields(event, [&](const char* name, const auto& member) {
        using Member = std::remove_cvref_t<decltype(member)>;
        const std::string_view field = name;
        if constexpr (std::is_same_v<Member, bool>) {
            if (member == flags[flag++]) {
                return;
            }
        }
        if (is_empty(member)) {
            return;
        }
        std::string value = describer.value(field, member);
        if (field == "order") {
            words.head = form(tr_in("event", "{event} (order {order})"), fmt::arg("event", words.head),
                              fmt::arg("order", value));
            return;
        }
        words.details.push_back({field, field_word(field), std::move(value)});
    });
    return words;
}

}  // namespace

template <class Events>
EventWords describe(const Events& event, const NameLookup& names) {
    return std::visit([&](const auto& each) { return describe_one(each, names); }, event);
}

template EventWords describe(const TicketEvent&, const NameLookup&);
template EventWords describe(const ProjectEvent&, const NameLookup&);
template EventWords describe(const UnitEvent&, const NameLookup&);
template EventWords describe(const PartyEvent&, const NameLookup&);
template EventWords describe(const StaffEvent&, const NameLookup&);
template EventWords describe(const PolicyEvent&, const NameLookup&);
template EventWords describe(const LedgerEvent&, const NameLookup&);
template EventWords describe(const GroupEvent&, const NameLookup&);
template EventWords describe(const ChargeEvent&, const NameLookup&);

}  // namespace aftercare
