// Records for people: a row as one field a line behind its label, as `show` prints the rows of a list.
#pragma once

#include <memory>
#include <vector>

#include "aftercare/render/row_writer.hpp"

namespace aftercare {

/// A writer of records: labels in one column, texts beside them, a blank line between two records. Fields
/// without a value are left out; what is not `shown` too. What `columns` refer to lives as long as the
/// writer.
std::unique_ptr<RowWriter> make_record_writer(std::vector<Column> columns, const WriteOptions& options,
                                              Sink sink);

}  // namespace aftercare
