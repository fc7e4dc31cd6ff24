// One run of one command: its settings, its ledger, its times, its output.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/lifecycle.hpp"
#include "aftercare/render/row_writer.hpp"
#include "aftercare/store/ledger.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/time_words.hpp"
#include "apps/shared/command.hpp"
#include "apps/shared/common_options.hpp"
#include "apps/shared/env.hpp"
#include "apps/shared/output.hpp"
#include "apps/shared/settings.hpp"

namespace aftercare {

class Session {
  public:
    /// `words` are those of the line that are no options, as they were typed.
    Session(const Env& env, const Settings& settings, const Program& program, const Command& command,
            const CommonOptions& common, const std::vector<std::string>& words);

    const Env& env() const { return m_env; }
    const Settings& settings() const { return m_settings; }
    const Program& program() const { return m_program; }
    const Command& command() const { return m_command; }
    const CommonOptions& common() const { return m_common; }

    /// Opens the ledger as the command's table row says, sets zone and language, reads --at, --as-of,
    /// --known-at.
    void open();
    /// The ledger of the settings. A bug when the command said that it needs none.
    Ledger& ledger();
    /// What a read looks at: the ledger, or what was known at --as-of and --known-at.
    Database& view();

    /// Who acts. Throws Error{usage} when nobody is named.
    std::string by() const;
    /// --at for writes, --as-of for reads, else now.
    Instant at() const { return m_at; }
    Instant now() const { return m_now; }
    /// For a Writer. Once that has begun, now(), at() and what is relative to them are those of then: an act
    /// that waited for another writer is judged as of when its turn came.
    Acting acting();

    /// When that is, relative to at(). Throws Error{usage} for what the clock of the ledger's zone skips or
    /// shows twice. What is relative to an act is asked behind acting().
    Instant time(const TypedTime& typed) const;
    std::optional<Instant> time(const std::optional<TypedTime>& typed) const;
    /// The day that is meant; nothing for nothing.
    std::optional<Day> day(const TypedDay& typed, std::string_view what) const;

    bool dry_run() const { return m_common.dry_run; }
    bool quiet() const { return m_common.quiet; }
    /// Whether prompts may be asked: a terminal on both ends and no --no-input.
    bool may_prompt() const;

    Output& out() { return m_out; }
    /// The file of -o; nothing when it is not given or is `-`, standard output.
    std::optional<std::string> output_path() const;
    /// Sends the data to the file of -o, if there is one. A file made anew is its owner's alone when the data
    /// is revealed, or always carries people. Throws as OutputFile.
    void open_output(bool carries_people = false);
    /// A file that the run reads: no output may take its place.
    void spare(std::string path, std::string what) { m_spared.push_back({std::move(path), std::move(what)}); }
    const SparedPaths& spared() const { return m_spared; }
    /// Writes a line of data: a number, a name, a path; made harmless, since a terminal may show it.
    void print(std::string_view line);
    /// To the person at the terminal on standard error; nothing in a pipe or with -q.
    void tell(const std::string& line) const;
    /// A warning on standard error, with the program and verb before it.
    void warn(const std::string& line) const;

    /// --format, else what the suffix of -o says, else nothing.
    std::optional<Format> named_format() const;
    /// The format of a read: the named one, else table on a terminal and csv in a pipe.
    Format format() const;
    WriteOptions write_options();
    /// Whether names and phones are shown in full (--reveal, or reveal() was called).
    bool revealed() const { return m_revealed; }
    /// What the next reveal() journals of the words and filters that were given; without it, each word of the
    /// line as journal_word() gives it.
    void note_asked(std::vector<std::string> asked) { m_asked = std::move(asked); }
    /// Journals that personal data is about to be shown, then allows it. Throws Error{system} when the ledger
    /// cannot be written.
    void reveal(const std::string& purpose, std::vector<std::string> tickets = {});
    /// Sends output through the pager when it goes to a terminal.
    void page();
    /// Lets go of the ledger: nobody waits for a reader in the pager. Throws as Ledger::require_undisturbed.
    void close();

  private:
    void read_times();
    void choose_language();

    const Env& m_env;
    const Settings& m_settings;
    const Program& m_program;
    const Command& m_command;
    const CommonOptions& m_common;
    const std::vector<std::string>& m_words;
    std::optional<Ledger> m_ledger;
    std::optional<Ledger> m_replay;
    Instant m_now;
    Instant m_at;
    std::optional<Instant> m_as_of;
    std::optional<Instant> m_known_at;
    bool m_revealed = false;
    bool m_paging = false;
    SparedPaths m_spared;
    std::optional<std::vector<std::string>> m_asked;
    Output m_out;
};

/// Refusals of a batch: each is a line of its own; nothing was written.
struct RefusedBatch {
    std::vector<std::string> lines;
    int exit_code = 1;
};

/// A word that somebody was looked for by, as far as the journal may have it for ever: ids, rooms and the end
/// of a number stay, a number or name is masked.
std::string journal_word(std::string_view word);

/// An error in one line: what was found, what was expected, what to do.
std::string error_line(const Error& error);

/// Binds the catalogues of the tree the program runs from.
void use_catalogues(const Env& env, Language language);

}  // namespace aftercare
