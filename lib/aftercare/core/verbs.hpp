// The verbs of the journal: the same word names the command, its source file and its journal event.
#pragma once

#include <array>
#include <string_view>

#include "aftercare/core/codes.hpp"

namespace aftercare {

enum class Verb {
    // intake
    open,
    confirm,
    amend,
    note,
    attach,
    assign,
    triage,
    decline,
    appeal,
    answer,
    chase,
    withdraw,
    void_ticket,
    import_closed,
    promise,
    merge,
    split,
    // dispatch
    order,
    serve,
    ack,
    inform,
    appoint,
    arrive,
    survey,
    plan,
    consent,
    start,
    progress,
    hold,
    resume,
    return_order,
    transfer,
    cancel,
    notice,
    extend,
    default_order,
    escalate,
    remind,
    // close
    done,
    verify,
    reject,
    reopen,
    force,
    cost,
    archive,
    archive_check,
    // back-charges
    charge,
    dispute,
    litigate,
    agree,
    deduct,
    invoice,
    settle,
    // callback
    attempt,
    record,
    waive,
    // group complaints
    state,
    dismiss,
    // master data and the ledger itself
    add,
    contract,
    apply,
    init,
    restore,
    reveal,
    forget,
};
constexpr std::array k_verb_codes = std::to_array<std::string_view>(
    {"new",      "confirm", "amend",  "note",     "attach",   "assign",        "triage",  "decline",
     "appeal",   "answer",  "chase",  "withdraw", "void",     "import",        "promise", "merge",
     "split",    "order",   "serve",  "ack",      "inform",   "appoint",       "arrive",  "survey",
     "plan",     "consent", "start",  "progress", "hold",     "resume",        "return",  "transfer",
     "cancel",   "notice",  "extend", "default",  "escalate", "remind",        "done",    "verify",
     "reject",   "reopen",  "force",  "cost",     "archive",  "archive-check", "charge",  "dispute",
     "litigate", "agree",   "deduct", "invoice",  "settle",   "attempt",       "record",  "waive",
     "state",    "dismiss", "add",    "contract", "apply",    "init",          "restore", "reveal",
     "forget"});

template <>
struct CodeList<Verb> {
    static constexpr const char* name = "verb";
    static constexpr const auto& codes = k_verb_codes;
};

}  // namespace aftercare
