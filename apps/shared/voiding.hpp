// Voiding what was opened by mistake, as `unit void`, `party void`, `staff void`, `group void`, `charge
// void`: they differ in how the thing is named.
#pragma once

#include <string>

#include "apps/shared/session.hpp"

namespace aftercare {

struct VoidRequest {
    std::string name;
    std::string words;
    std::string approved_by;  ///< empty where nobody is asked
};

/// What is voided, and the line that is printed for it.
struct Opening {
    SubjectKind kind;
    std::int64_t key;
    std::string line;
};

/// What it is about, and the option that says why.
void describe_voiding(Options& options, VoidRequest& request, const char* value_name, const char* what,
                      ValueCheck check);

/// Voids what `find` gives for the name. Throws the refusal.
int void_found(const VoidRequest& request, Session& session,
               Opening (*find)(Writer& writer, const std::string& name));

/// For Command::bind.
template <Opening (*find)(Writer& writer, const std::string& name)>
int run_void(const VoidRequest& request, Session& session) {
    return void_found(request, session, find);
}

}  // namespace aftercare
