// Who built a part of the works 施工责任单位, told from the contracts of the parties: a contract may name the
// elements that its party built or supplied, each with the defect it answers for, and the buildings it did so
// in. The one that names most of the part asked about counts.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/ids.hpp"
#include "aftercare/core/policy_lists.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// An element of the works, answered for in every way or for one defect.
struct ScopeItem {
    std::string element;
    std::string defect;  ///< empty: every one
    bool operator==(const ScopeItem&) const = default;
};

/// `roof,wet-room:leak`, as a contract's row and event keep it; each once, in the order given.
std::string written_scope(const std::vector<ScopeItem>& items);
std::vector<ScopeItem> read_scope(std::string_view text);

/// The scope with each of its codes as `word` has it: `屋面,卫生间:渗漏`.
std::string scope_in_words(std::string_view scope,
                           const std::function<std::string(CodeTable, std::string_view)>& word);

/// Buildings, as a contract keeps them: `3,5`.
std::string written_buildings(const std::vector<std::string>& buildings);
std::vector<std::string> read_buildings(std::string_view text);

/// A contract as the search for a builder sees it.
struct BuildingContract {
    PartyId party_id;
    PartyKind party_kind = PartyKind::contractor;
    int n = 0;  ///< of the party
    ProjectId project_id;
    Instant contracted_at;
    std::vector<ScopeItem> scope;        ///< empty: all of the works
    std::vector<std::string> buildings;  ///< empty: all of the project
};

/// The contracts in the order in which builder_of prefers those that name as much: by project, contractors
/// first, then the oldest.
class Builders {
  public:
    explicit Builders(std::vector<BuildingContract> contracts);

    const std::vector<BuildingContract>& contracts() const { return m_contracts; }

  private:
    std::vector<BuildingContract> m_contracts;
};

/// A part of the works: of a unit or a public area. What is not known is empty.
struct BuiltPart {
    ProjectId project_id;
    std::string_view building;
    std::string_view element;
    std::string_view defect;
};

/// The contract under which the part was built; null when none says so. One that names the defect counts
/// before one that names the element alone, that before one of all works; among these one that names the
/// building first. A contract that names what is not known of the part says nothing about it.
const BuildingContract* builder_of(const Builders& builders, const BuiltPart& part);

/// The same for whoever must not guess: every contract that names as much of the part as that one and is of a
/// contractor as much as it, one a party, the oldest first. More than one: which of these parties built it,
/// the contracts do not say.
std::vector<const BuildingContract*> builders_of(const Builders& builders, const BuiltPart& part);

}  // namespace aftercare
