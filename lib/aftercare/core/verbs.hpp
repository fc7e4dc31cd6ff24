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
    // close
    done,
    verify,
    reject,
    reopen,
    force,
    cost,
    // callback
    attempt,
    record,
    waive,
    // master data and the ledger itself
    add,
    apply,
    init,
    restore,
    reveal,
    forget,
};
constexpr std::array k_verb_codes = std::to_array<std::string_view>(
    {"new",     "confirm",  "amend",    "note", "attach",  "assign", "triage",   "decline", "appeal",
     "answer",  "chase",    "withdraw", "void", "import",  "order",  "serve",    "ack",     "inform",
     "appoint", "arrive",   "survey",   "plan", "consent", "start",  "progress", "hold",    "resume",
     "return",  "transfer", "cancel",   "done", "verify",  "reject", "reopen",   "force",   "cost",
     "attempt", "record",   "waive",    "add",  "apply",   "init",   "restore",  "reveal",  "forget"});

template <>
struct CodeList<Verb> {
    static constexpr const char* name = "verb";
    static constexpr const auto& codes = k_verb_codes;
};

}  // namespace aftercare
