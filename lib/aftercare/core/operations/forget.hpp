// party forget: a person's name, phone and address are blanked for good; what the journal holds stays.
//
// Somebody who owns a flat, waits for a repair or signed for one cannot be forgotten while that has to be
// proved. Each place in which a person stands says until when it needs them; all of them are told at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct LedgerState;

struct Forgotten {
    static constexpr Verb verb = Verb::forget;
    static constexpr SubjectKind subject = SubjectKind::ledger;
    PersonId person_id;
    std::string words;
    std::string approved_by;  ///< the manager, when it is not who acts

    static void fields(auto& self, auto&& field) {
        field("person", self.person_id);
        field("words", self.words);
        field("approved_by", self.approved_by);
    }
    bool operator==(const Forgotten&) const = default;
};

/// A place in which a person stands.
struct PersonPlace {
    Standing as = Standing::mentioned;
    std::string subject;  ///< as written
    std::optional<Instant>
        ended_at;  ///< when the ticket or group ended, the notice was served; nothing: not yet
    std::optional<Day> limitation_on;  ///< of a back-charge: last day of its limitation period
    bool operator==(const PersonPlace&) const = default;
};

/// What deciding on a person needs. People who are one (two spellings of one number) are decided on as one.
struct ForgetFacts {
    const Policy& policy;
    const Actor& actor;
    When when;
    const std::vector<PersonPlace>& places;
    bool words_name_them = false;  ///< the reason given has their name or number
};

/// The first day on which the place needs the person no more. A record is kept `person_keep_days` from its
/// end, who was formally told of a defect as long as the claim can be sued for (Civil Code art. 188), who
/// stands on the side of a back-charge until its limitation is over. Nothing while it goes on.
std::optional<Day> free_on(const PersonPlace& place, const Policy& policy);

/// A manager acts, or approves: `approver` is the register's view of `approved_by`, else of who acts.
Decided<Forgotten> decide(Forgotten asked, const ForgetFacts& facts, const Actor& approver);
void apply(LedgerState& ledger, const Stamp& stamp, const Forgotten& event);

}  // namespace aftercare
