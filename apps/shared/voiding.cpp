#include "apps/shared/voiding.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

void describe_voiding(Options& options, const char* positional, const char* what,
                      std::string (*check)(std::string_view)) {
    options.positional(positional, Arity::one, what, check);
    options.main_text("words", tr_later("what was wrong with the entry"), Need::required);
}

int void_subject(Session& session, Writer& writer, const Request& request, SubjectKind kind, std::int64_t key,
                 const std::string& line) {
    try {
        writer.void_opening(kind, key, request.text("words"));
    } catch (const RefusedVoid& no) {
        throw RefusedBatch{{sentence(no.refused)}};
    }
    return finish_write(session, writer, {line});
}

}  // namespace aftercare
