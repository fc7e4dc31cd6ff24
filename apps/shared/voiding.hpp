// Voiding what was opened by mistake, as `unit void`, `party void`, `staff void`, `group void`, `charge
// void`.
#pragma once

#include <string>

#include "apps/shared/session.hpp"

namespace aftercare {

/// The option that says why, and what it is about.
void describe_voiding(Options& options, const char* positional, const char* what,
                      std::string (*check)(std::string_view));

/// Voids it and prints `line`. Throws the refusal.
int void_subject(Session& session, Writer& writer, const Request& request, SubjectKind kind, std::int64_t key,
                 const std::string& line);

}  // namespace aftercare
