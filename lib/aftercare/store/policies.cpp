#include "aftercare/store/policies.hpp"

#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

Policy load_policy_in_force(Database& db) {
    const auto version = db.integer("SELECT max(id) FROM policy");
    const auto row = version ? load_policy(db, *version) : std::nullopt;
    if (!row) {
        throw Error(ErrorKind::system, tr("the ledger has no policy"), {},
                    tr("run `aftercare policy apply FILE`"));
    }
    auto policy = thaw_policy(row->frozen);
    if (!policy) {
        throw Error(ErrorKind::system, tr("the policy in the ledger cannot be read"), {},
                    tr("run `aftercare policy show` and apply a mended one"));
    }
    policy->version = *version;
    return std::move(*policy);
}

}  // namespace aftercare
