#include "apps/shared/session.hpp"

#include <cassert>
#include <unistd.h>

#include "aftercare/render/words.hpp"
#include "aftercare/store/past.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/phone.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/policy_words.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

/// In lower case: `x.CSV` is what `x.csv` is.
std::string suffix_of(const std::string& path) {
    const auto dot = path.rfind('.');
    return dot == std::string::npos ? std::string() : fold_ascii_case(path.substr(dot + 1));
}

std::optional<Instant> meant(const std::optional<TypedTime>& typed, Instant now) {
    return typed ? std::optional(instant_meant(*typed, now)) : std::nullopt;
}

/// Whether the shell would find the program.
bool is_installed(const Env& env, const std::string& program) {
    if (program.find('/') != std::string::npos) {
        return ::access(program.c_str(), X_OK) == 0;
    }
    const auto folders = set_variable(env, "PATH").value_or("");
    for (const auto folder : split(folders, ':')) {
        if (::access((std::string(folder) + "/" + program).c_str(), X_OK) == 0) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string error_line(const Error& error) {
    std::string line = error.found();
    if (!error.expected().empty()) {
        line += tr("; expected ") + error.expected();
    }
    if (!error.advice().empty()) {
        line += tr_in("list", "; ") + error.advice();
    }
    return line;
}

std::string journal_word(std::string_view word) {
    constexpr std::size_t k_tail_most = 6;
    constexpr std::string_view k_of_rooms = "0123456789-#/.";
    if (parse_written_id(word)) {
        return std::string(word);
    }
    const auto phone = normalise_phone(word);
    if (phone && phone->size() > k_tail_most) {
        return mask_phone(*phone);
    }
    const bool is_place = fold_width(word).find_first_not_of(k_of_rooms) == std::string::npos;
    return is_place ? std::string(word) : mask_name(word);
}

void use_catalogues(const Env& env, Language language) {
    use_language(language, installed_path(env, "share/locale"));
}

Session::Session(const Env& env, const Settings& settings, const Program& program, const Command& command,
                 const CommonOptions& common, const std::vector<std::string>& words)
    : m_env(env),
      m_settings(settings),
      m_program(program),
      m_command(command),
      m_common(common),
      m_words(words),
      m_now(env.now),
      m_at(env.now) {}

void Session::open() {
    const bool journals = m_common.reveal.has_value() || (m_command.takes & k_needs_actor) != 0;
    if (m_command.need == LedgerNeed::write || journals) {
        by();
    }
    if (m_command.need == LedgerNeed::nothing) {
        return;
    }
    const auto path = m_settings.ledger();
    m_ledger.emplace(m_command.need == LedgerNeed::write
                         ? Ledger::open_to_write(path, m_settings.busy_timeout_ms())
                         : Ledger::open_to_read(path, m_settings.busy_timeout_ms()));
    choose_language();
    read_times();
    if (m_common.reveal) {
        reveal(*m_common.reveal);
    }
    if (m_command.need == LedgerNeed::read) {
        m_ledger->hold_moment();
    }
}

void Session::close() {
    if (m_ledger) {
        m_ledger->require_undisturbed();
    }
    m_replay.reset();
    m_ledger.reset();
}

void Session::choose_language() {
    if (!m_settings.language()) {
        use_catalogues(m_env, m_ledger->state().language == "en" ? Language::en : Language::zh);
    }
}

void Session::read_times() {
    if (const auto at = meant(m_common.at, m_now)) {
        if (*at > m_now) {
            throw Error(ErrorKind::usage,
                        form(tr("--at {at} is in the future"), fmt::arg("at", format_minute(*at))),
                        form(tr("at most {now}"), fmt::arg("now", format_minute(m_now))));
        }
        m_at = *at;
    }
    m_as_of = meant(m_common.as_of, m_now);
    m_known_at = meant(m_common.known_at, m_now);
    m_at = m_as_of.value_or(m_at);
}

Acting Session::acting() {
    return {.by = by(), .os_user = m_env.os_user, .clock = m_env.clock, .at = [this](Instant now) {
                m_now = now;
                m_at = now;
                read_times();
                return m_at;
            }};
}

Ledger& Session::ledger() {
    assert(m_ledger);
    return *m_ledger;
}

Database& Session::view() {
    if (!m_replay && (m_as_of || m_known_at)) {
        m_replay = as_known(ledger(), m_as_of, m_known_at);
    }
    return m_replay ? m_replay->db() : ledger().db();
}

std::string Session::by() const {
    auto name = m_settings.text("by");
    if (name.empty()) {
        throw Error(ErrorKind::usage, tr("nobody is named who does this"), {},
                    tr("give --by NAME, or set AFTERCARE_BY, or `by` in the user file"));
    }
    return name;
}

Instant Session::time(const TypedTime& typed) const {
    return instant_meant(typed, m_at);
}

std::optional<Instant> Session::time(const std::optional<TypedTime>& typed) const {
    return meant(typed, m_at);
}

std::optional<Day> Session::day(const TypedDay& typed, std::string_view what) const {
    return typed.text.empty() ? std::nullopt
                              : std::optional(day_of(read_typed_span(what, typed.text, m_at).from));
}

bool Session::may_prompt() const {
    return !m_common.no_input && is_terminal(STDIN_FILENO) && is_terminal(STDERR_FILENO);
}

std::optional<std::string> Session::output_path() const {
    return m_common.output != "-" ? m_common.output : std::nullopt;
}

void Session::open_output(bool carries_people) {
    if (const auto path = output_path()) {
        m_out.to_file(*path, carries_people || m_common.reveal ? Readers::owner : Readers::by_umask,
                      m_spared);
    }
}

void Session::print(std::string_view line) {
    m_out.write(harmless(line, true) + "\n");
}

void Session::tell(const std::string& line) const {
    if (!quiet() && is_terminal(STDERR_FILENO)) {
        say(harmless(line, true));
    }
}

void Session::warn(const std::string& line) const {
    if (!quiet()) {
        say(std::string(m_program.name) + " " + std::string(m_command.name) + ": " + tr("warning: ") +
            harmless(line, true));
    }
}

std::optional<Format> Session::named_format() const {
    return m_common.format ? m_common.format : format_named(suffix_of(output_path().value_or("")));
}

Format Session::format() const {
    if (const auto named = named_format()) {
        return *named;
    }
    return !output_path() && is_terminal(STDOUT_FILENO) ? Format::table : Format::csv;
}

WriteOptions Session::write_options() {
    WriteOptions options;
    const bool terminal = !output_path() && is_terminal(STDOUT_FILENO);
    const auto color = m_settings.text("color");
    const bool forced = set_variable(m_env, "CLICOLOR_FORCE").value_or("0") != "0";
    const bool plain =
        set_variable(m_env, "NO_COLOR").has_value() || set_variable(m_env, "TERM").value_or("") == "dumb";
    options.excel = m_common.list.excel;
    options.labels = m_common.list.labels;
    options.terminal_columns =
        terminal ? terminal_columns(STDOUT_FILENO, m_env.variable("COLUMNS").value_or("")) : 0;
    options.colour = color == "always" || (color == "auto" && (forced || (terminal && !plain)));
    options.masked = !m_revealed;
    // What was not known has no words either.
    options.word = words_with_policy(!m_ledger ? nullptr : m_known_at ? &view() : &m_ledger->db());
    options.header = [](std::string_view key) { return field_word(key); };
    return options;
}

void Session::reveal(const std::string& purpose, std::vector<std::string> tickets) {
    auto ledger = Ledger::open_beside(*m_ledger, m_settings.busy_timeout_ms());
    Writer writer(ledger, {.by = by(), .os_user = m_env.os_user, .clock = m_env.clock});
    if (auto no = refuse_actor(writer.actor())) {
        throw RefusedBatch{{sentence(*no)}};
    }
    const auto command = std::string(m_program.name) + " " + std::string(m_command.name);
    std::vector<std::string> words;
    for (const auto& each : m_words) {
        words.push_back(journal_word(each));
    }
    writer.record(Revealed{.command = command,
                           .purpose = purpose,
                           .tickets = std::move(tickets),
                           .asked = m_asked.value_or(std::move(words))});
    writer.commit();
    m_revealed = true;
}

void Session::page() {
    if (m_paging || output_path() || !is_terminal(STDOUT_FILENO)) {
        return;
    }
    m_paging = true;
    const auto pager = m_settings.text("pager");
    if (!pager.empty() && pager != "cat" && is_installed(m_env, pager.substr(0, pager.find(' ')))) {
        m_out.to_pager(pager);
    }
}

}  // namespace aftercare
