/* The SELECTs with which a ticket is loaded: its row and the tables of its parts, column by column. */
#ifndef AFTERCARE_BENCH_RAW_TABLES_H
#define AFTERCARE_BENCH_RAW_TABLES_H

static const char* const raw_ticket_selects[] = {
    "SELECT id, state, state_since, state_by, closed_how, closed_by_owner, kind, channel, "
    "project_id, unit_id, return_until, archived_at, place, element, defect, location, category, "
    "urgency, liability, liability_final, symptom, expected, anonymous_reason, noticed_at, "
    "received_at, received_by, source, source_id, source_digest, ref, ref_due, ref_solved, "
    "ref_satisfied, party_id, handler, handler_assigned, next_action, next_at, next_assumed, "
    "respond_by, resolve_by, responded_at, written_to_at, owner_wrote_at, confirmed_at, "
    "accepted_at, dispatched_at, started_at, made_safe_at, completed_at, informed_at, "
    "told_done_at, inform_count, notice_written, closed_at, first_closed_at, cycle, rework_count,"
    " chase_count, plan_version, consent_needed, consent_plan, consent_refused, source_unit_id, "
    "result, cause, adopted, answer_refused, date_flag, callback_state, score, score_about, "
    "called_at, merged_into, merged_from, has_merged, works_from_at, follows, follows_said, "
    "is_repeat, emergency_start, escalated_at, escalated_to, escalation_noted_at, escalation_noted_by, extension_count, warranty_class, "
    "owner_until, contractor_until, owner_cover, contractor_cover, warranty_gap, archive_digest, "
    "archive_path FROM ticket WHERE id = ?",
    "SELECT n, person_id, role, has_phone, by_default FROM contact WHERE ticket_id = ? ORDER BY n",
    "SELECT k, state, kind, party_id, person_id, task, due_at, phone_first, replaces, issued_at, "
    "issued_by, served_at, served_how, formal_at, formal_how, formal_late, cure_by, acked_at, "
    "arrived_at, done_at, ended_at, sheet_signed, rework_count, cycle, emergency, emergency_late "
    "FROM work_order WHERE ticket_id = ? ORDER BY k",
    "SELECT n, order_k, from_at, until_at, outcome, arrived_at FROM appointment WHERE ticket_id ="
    " ? ORDER BY n",
    "SELECT n, clock, cycle, order_k, part_n, started_at, due_original_at, due_at, standard_by, "
    "pace, calendar_assumed, policy_version, suspended_until, stopped_at, outcome, missed_before,"
    " extension_count, cut_from, what, reminded_on, reminded_levels FROM clock_run WHERE "
    "ticket_id = ? ORDER BY n",
    "SELECT n, reason, from_at, review_at, stops_clocks, is_observation, until_at, reminded_on, "
    "reminded_levels FROM hold WHERE ticket_id = ? ORDER BY n",
    "SELECT n, cycle, why, state, from_at, again_at, attempt_count, attempt_days, last_attempt_on, "
    "ended_at, caller, score, score_about, counts, not_sampled FROM callback WHERE ticket_id = ? "
    "ORDER BY n",
    "SELECT n, kind, amount, order_k, incurred_at FROM cost WHERE ticket_id = ? ORDER BY n",
    "SELECT n, path, size, sha256, media_type, embedded, purpose, order_k FROM attachment WHERE "
    "ticket_id = ? ORDER BY n",
};

#endif
