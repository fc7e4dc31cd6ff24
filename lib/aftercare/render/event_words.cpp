#include "aftercare/render/event_words.hpp"

#include <array>
#include <type_traits>

#include "aftercare/core/listed.hpp"
#include "aftercare/render/warranty_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

/// What happened, parallel to Verb.
constexpr auto k_heads = std::to_array<const char*>({
    "the report was registered",
    "the report was read back and confirmed",
    "what was registered was put right",
    "a note was made",
    "a file was attached",
    "a handler was assigned",
    "the ticket was triaged",
    "the ticket was declined",
    "the appeal was granted and the ticket taken up again",
    "the owner was given an answer",
    "the owner asked again",
    "the report was withdrawn",
    "the entry was voided",
    "closed history was imported",
    "a date was promised to the owner",
    "the ticket was merged with another",
    "the merge was undone",
    "a work order was issued",
    "the work order was served",
    "the party acknowledged the work order",
    "the owner was informed",
    "a visit was agreed",
    "the party arrived",
    "the place was surveyed",
    "a plan was made",
    "the plan was consented to",
    "work began",
    "progress was reported",
    "the ticket was put on hold",
    "the hold ended",
    "the party returned the work order",
    "the work order was transferred",
    "the work order was cancelled",
    "neighbours were told of works",
    "the date of the repair was extended",
    "the party defaulted",
    "the ticket was reported up",
    "a reminder was sent",
    "the work was finished",
    "the repair was verified",
    "the repair was rejected",
    "the ticket was reopened",
    "the ticket was closed by a manager's decision",
    "costs were recorded",
    "the record was archived",
    "archived records were checked",
    "a back-charge was opened",
    "the back-charge was disputed",
    "the back-charge went to court",
    "the back-charge was agreed",
    "money was deducted from the retention",
    "the back-charge was invoiced",
    "the back-charge was settled",
    "the owner was called and not reached",
    "the owner was called back",
    "the callback was waived",
    "a statement was made",
    "the group complaint was dismissed",
    "an entry was added",
    "a contract was recorded",
    "a policy was applied",
    "the ledger was made",
    "the ledger was restored",
    "personal data was shown in full",
    "a person's data was erased",
});
static_assert(k_heads.size() == k_verb_codes.size());

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
const char* head_of(const Consented& event) {
    return event.was_refused ? "the plan was refused" : usual_head(event.verb);
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
const char* head_of(const ChargeWaived&) {
    return "the back-charge was waived";
}

const char* head_of(const GroupFormed&) {
    return "a group complaint was formed";
}
const char* head_of(const GroupJoined&) {
    return "tickets joined the group complaint";
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

/// The policy list whose codes a text field of `verb` holds. The cause of a survey is free text, which
/// passes.
std::optional<CodeTable> table_of(Verb verb, std::string_view field) {
    if (field == "reason") {
        return verb == Verb::decline                        ? CodeTable::decline_reason
               : verb == Verb::hold || verb == Verb::extend ? CodeTable::hold_reason
                                                            : CodeTable::force_reason;
    }
    return field == "category" || field == "element" || field == "defect" || field == "cause"
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
        const auto table = table_of(m_verb, field);
        return table && m_names.policy_code ? m_names.policy_code(*table, value) : value;
    }

    static std::string said(Instant at) { return format_minute(at); }
    static std::string said(Day day) { return format_day(day); }
    static std::string said(Fen amount) { return format_yuan(amount); }
    static std::string said(const CostLine& line) { return word(line.kind) + " " + said(line.amount); }
    static std::string said(const Warranty& warranty) { return warranty_summary(warranty); }
    static std::string said(const QuestionScore& score) {
        return score.code + " " + std::to_string(score.score);
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
