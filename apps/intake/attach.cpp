#include "aftercare/store/files.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/attachment.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/files.hpp"

namespace aftercare {

namespace {

struct AttachRequest {
    std::string id;
    std::vector<std::string> files;
    bool embed = false;
    std::string words;
};

void describe_attach(Options& options, AttachRequest& request) {
    options.word(request.id, "ID", tr_later("the ticket, or one of its orders"), check_one_id);
    options.words(request.files, "FILE", Arity::many, tr_later("files"), check_filled);
    options.words_name_files();
    options.flag(request.embed, "embed", tr_later("keep a copy in the ledger; `sqlite3 -A` extracts it"));
    options.main_text(request.words, "words", tr_later("what they show"));
}

/// Keeps the content of the attachment made last; it must be what was described.
void embed(TicketAct& act) {
    const auto& attachment = act.ticket.attachments.back();
    const auto content = read_file(attachment.path);
    if (to_hex(sha256(content)) != attachment.sha256) {
        throw_changed(attachment.path);
    }
    embed_file(act.writer.db(), act.subject.number, attachment, content, act.writer.act().when.at);
}

void require_order(const TicketAct& act) {
    if (act.subject.order_k) {
        if (auto no = refuse_order(act.facts(), *act.subject.order_k)) {
            throw TicketRefused{std::move(*no)};
        }
    }
}

int run_attach(const AttachRequest& request, Session& session) {
    std::vector<Attached> files;
    for (const auto& path : request.files) {
        if (request.embed) {
            require_embeddable(path);
        }
        files.push_back(describe_file(path));
        files.back().embedded = request.embed;
        files.back().words = request.words;
    }
    return act_on_each(
        session, {request.id},
        [&](TicketAct& act) {
            for (auto& file : files) {
                file.order_k = act.subject.order_k;
                auto decided = decide(file, act.facts());
                if (decided) {
                    require_order(act);
                }
                if (act.record(std::move(decided)).embedded) {
                    embed(act);
                }
            }
            return act.subject.number;
        },
        OfMerged::passed_on);
}

}  // namespace

const Command k_intake_attach = {
    .name = "attach",
    .summary = tr_later("files that belong to the ticket"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_attach, run_attach>,
};

}  // namespace aftercare
