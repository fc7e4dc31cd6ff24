#include "apps/intake/attach.hpp"

#include "aftercare/store/files.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/attachment.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/files.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("the ticket, or one of its orders"), check_one_id);
    options.positional("FILE", Arity::many, tr_later("files"), check_filled);
    options.words_name_files();
    options.flag("embed", tr_later("keep a copy in the ledger; `sqlite3 -A` extracts it"));
    options.main_text("words", tr_later("what they show"));
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

int run(const Request& request, Session& session) {
    const auto& words = request.words();
    std::vector<Attached> files;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (request.flag("embed")) {
            require_embeddable(words[i]);
        }
        files.push_back(describe_file(words[i]));
        files.back().embedded = request.flag("embed");
        files.back().words = request.text("words");
    }
    return act_on_each(
        session, {words.front()},
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
