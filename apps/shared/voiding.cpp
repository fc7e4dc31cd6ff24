#include "apps/shared/voiding.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

void describe_voiding(Options& options, VoidRequest& request, const char* value_name, const char* what,
                      ValueCheck check) {
    options.word(request.name, value_name, what, check);
    options.main_text(request.words, "words", tr_later("what was wrong with the entry"), Need::required);
}

int void_found(const VoidRequest& request, Session& session,
               Opening (*find)(Writer& writer, const std::string& name)) {
    Writer writer(session.ledger(), session.acting());
    const auto opening = find(writer, request.name);
    try {
        writer.void_opening(opening.kind, opening.key, request.words, std::string(trim(request.approved_by)));
    } catch (const RefusedVoid& no) {
        throw RefusedBatch{{sentence(no.refused)}};
    }
    return finish_write(session, writer, {opening.line});
}

}  // namespace aftercare
