// The one exception for what goes wrong outside the rules: files, SQLite, configuration, what was typed.
//
// Thrown in store and apps (and by the readers of support), caught once in apps/shared, which adds the
// program and verb and chooses the exit code from the kind. Its texts are already in the user's language.
#pragma once

#include <exception>
#include <string>

namespace aftercare {

/// What kind of failure it is; apps/shared maps each to an exit code.
enum class ErrorKind {
    usage,   ///< 2: the command line or a configuration file is wrong
    fact,    ///< 1: the ledger's facts say no: no such ticket, bad rows
    system,  ///< 3: a file, the ledger or the system fails
    busy,    ///< 75: another process holds the ledger
};

/// What was found, what was expected, what to do; the last two may be empty.
class Error : public std::exception {
  public:
    Error(ErrorKind kind, std::string found, std::string expected = {}, std::string advice = {})
        : m_kind(kind),
          m_found(std::move(found)),
          m_expected(std::move(expected)),
          m_advice(std::move(advice)) {}

    ErrorKind kind() const { return m_kind; }
    const std::string& found() const { return m_found; }
    const std::string& expected() const { return m_expected; }
    const std::string& advice() const { return m_advice; }
    const char* what() const noexcept override { return m_found.c_str(); }

  private:
    ErrorKind m_kind;
    std::string m_found;
    std::string m_expected;
    std::string m_advice;
};

}  // namespace aftercare
