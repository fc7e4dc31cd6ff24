// Contacts as the command line names them: `NAME[:ROLE[:PHONE]]`, and who they are among the ledger's people.
//
// A contact who is the unit's owner, or is on the ticket already, stays that person; a phone that was not
// known is learned. Anybody else becomes a person of the ledger.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/operations/registry.hpp"
#include "aftercare/core/ticket.hpp"
#include "aftercare/store/writer.hpp"
#include "apps/shared/options.hpp"

namespace aftercare {

/// One contact as written.
struct WrittenContact {
    std::string name;
    std::optional<ContactRole> role;
    std::string phone;  ///< as it is kept
};

/// Reads `NAME[:ROLE[:PHONE]]`; the colon may be full-width, and the name empty when the role is anonymous.
std::optional<WrittenContact> read_contact(std::string_view text);

std::string check_contact(std::string_view value);

/// The contacts that --contact, --role and --phone name. Throws Error{usage} when --role or --phone say again
/// what the first --contact says.
std::vector<WrittenContact> written_contacts(const Request& request);

/// Whether somebody who gives no name is among them.
bool names_anonymous(const Request& request);

/// Known people that a contact may be.
struct KnownPeople {
    std::optional<PersonId> owner;  ///< of the unit
    std::vector<Contact> contacts;  ///< of the ticket, when there is one
};

/// What a request's contacts mean, for the event. Without --contact: the ticket's first contact when --role
/// or --phone say something of it, else for a ticket without contacts the unit's owner: by default, when not
/// even --role or --phone say anything.
std::vector<ContactEntry> contact_entries(Writer& writer, const Request& request, const KnownPeople& known);

}  // namespace aftercare
