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
#include "apps/shared/typed_values.hpp"

namespace aftercare {

/// One contact as written.
struct WrittenContact {
    std::string name;
    std::optional<ContactRole> role;
    std::string phone;  ///< as it is kept
};

/// What --contact, --phone and --role say; the two are of the first contact.
struct ContactRequest {
    std::vector<WrittenContact> contacts;
    std::optional<Phone> phone;
    std::optional<ContactRole> role;
};

/// Reads `NAME[:ROLE[:PHONE]]`; the colon may be full-width, and the name empty when the role is anonymous.
/// Empty when it could, else what would have been right.
std::string read_contact(std::string_view typed, WrittenContact& into);

/// The contacts that --contact, --role and --phone name. Throws Error{usage} when --role or --phone say again
/// what the first --contact says.
std::vector<WrittenContact> written_contacts(const ContactRequest& request);

/// Whether somebody who gives no name is among them.
bool names_anonymous(const ContactRequest& request);

/// Known people that a contact may be.
struct KnownPeople {
    std::optional<PersonId> owner;  ///< of the unit
    std::vector<Contact> contacts;  ///< of the ticket, when there is one
};

/// What a request's contacts mean, for the event. Without --contact: the ticket's first contact when --role
/// or --phone say something of it, else for a ticket without contacts the unit's owner: by default, when not
/// even --role or --phone say anything.
std::vector<ContactEntry> contact_entries(Writer& writer, const ContactRequest& request,
                                          const KnownPeople& known);

}  // namespace aftercare
