// The exit codes of every command.
#pragma once

#include "aftercare/support/error.hpp"

namespace aftercare {

constexpr int k_exit_done = 0;
constexpr int k_exit_refused = 1;
constexpr int k_exit_usage = 2;
constexpr int k_exit_system = 3;
constexpr int k_exit_partial = 4;
constexpr int k_exit_rows = 10;
constexpr int k_exit_busy = 75;

constexpr int exit_code_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::usage:
            return k_exit_usage;
        case ErrorKind::fact:
            return k_exit_refused;
        case ErrorKind::busy:
            return k_exit_busy;
        case ErrorKind::system:
            break;
    }
    return k_exit_system;
}

}  // namespace aftercare
