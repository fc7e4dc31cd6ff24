// The words of the code lists of figures. Private to render.
#pragma once

#include "aftercare/core/figures/dimensions.hpp"
#include "aftercare/render/code_words.hpp"

namespace aftercare {

constexpr auto k_kind_group_words =
    words_of<KindGroup>({{KindGroup::repair, "repairs"},
                         {KindGroup::complaint, "complaints"},
                         {KindGroup::advice, "enquiries, suggestions, praise"},
                         {KindGroup::service, "services"},
                         {KindGroup::handover, "defects at the handover"}});

/// As field_word() calls the columns that have the same names.
constexpr auto k_dimension_words = words_of<Dimension>({{Dimension::project, "project"},
                                                        {Dimension::phase, "phase"},
                                                        {Dimension::section, "section"},
                                                        {Dimension::building, "building"},
                                                        {Dimension::batch, "batch"},
                                                        {Dimension::layout, "layout"},
                                                        {Dimension::kind, "kind"},
                                                        {Dimension::category, "category"},
                                                        {Dimension::element, "element"},
                                                        {Dimension::defect, "defect"},
                                                        {Dimension::cause, "cause"},
                                                        {Dimension::urgency, "urgency"},
                                                        {Dimension::channel, "channel"},
                                                        {Dimension::builder, "builder"},
                                                        {Dimension::repairer, "repairer"},
                                                        {Dimension::handler, "handler"},
                                                        {Dimension::liability, "liability"},
                                                        {Dimension::warranty_class, "warranty class"},
                                                        {Dimension::month_of_age, "month of age"},
                                                        {Dimension::person, "person"},
                                                        {Dimension::ticket, "ticket"},
                                                        {Dimension::state, "state"},
                                                        {Dimension::next_action, "next action"}});

constexpr auto k_figure_why_words =
    words_of<FigureWhy>({{FigureWhy::counted, "counted"},
                         {FigureWhy::met, "met"},
                         {FigureWhy::late, "late"},
                         {FigureWhy::open_past_target, "open past its target"},
                         {FigureWhy::ended_past_target, "declined or withdrawn past its target"},
                         {FigureWhy::forced, "closed by force"},
                         {FigureWhy::resolved, "resolved"},
                         {FigureWhy::unresolved, "not resolved"},
                         {FigureWhy::repeated, "reported anew"},
                         {FigureWhy::reopened, "reopened"},
                         {FigureWhy::rejected, "rejected"},
                         {FigureWhy::several_visits, "several visits"},
                         {FigureWhy::no_visit, "no visit"},
                         {FigureWhy::passed, "passed"},
                         {FigureWhy::reached, "reached"},
                         {FigureWhy::not_reached, "not reached"},
                         {FigureWhy::satisfied, "satisfied"},
                         {FigureWhy::neutral, "neither satisfied nor dissatisfied"},
                         {FigureWhy::dissatisfied, "dissatisfied"},
                         {FigureWhy::incomplete, "record not complete"},
                         {FigureWhy::yes, "yes"},
                         {FigureWhy::no, "no"}});

}  // namespace aftercare
