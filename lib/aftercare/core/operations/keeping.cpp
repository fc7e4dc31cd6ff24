#include "aftercare/core/operations/keeping.hpp"

namespace aftercare {

void apply(LedgerState& ledger, const Stamp&, const Initialised& event) {
    ledger.site = event.site;
    ledger.zone = event.zone;
    ledger.language = event.language;
    ledger.shared = event.shared;
}

void apply(LedgerState&, const Stamp&, const Restored&) {}
void apply(LedgerState&, const Stamp&, const ClockSet&) {}
void apply(LedgerState&, const Stamp&, const Revealed&) {}

void apply(LedgerState&, const Stamp&, const ArchiveChecked&) {}
void apply(PolicyVersion& policy, const Stamp& stamp, const PolicyApplied& event) {
    policy.applied_at = stamp.at;
    policy.text = event.text;
    policy.frozen = event.frozen;
}

}  // namespace aftercare
