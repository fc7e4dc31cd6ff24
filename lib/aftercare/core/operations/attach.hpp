// intake attach: a file belongs to the ticket. Also the proof of a service and the evidence of a repair.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Attached {
    static constexpr Verb verb = Verb::attach;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    int n = 0;  ///< of the ticket's files, in the order of entry
    std::string path;
    std::int64_t size = 0;
    std::string sha256;
    std::string media_type;
    bool embedded = false;
    std::string purpose = "attach";  ///< attach, serve or done
    std::optional<int> order_k;
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("attachment", self.n);
        field("path", self.path);
        field("size", self.size);
        field("sha256", self.sha256);
        field("media_type", self.media_type);
        field("embedded", self.embedded);
        field("purpose", self.purpose);
        field("order", self.order_k);
        field("words", self.words);
    }
    bool operator==(const Attached&) const = default;
};

Decided<Attached> decide(Attached asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Attached& event);

}  // namespace aftercare
