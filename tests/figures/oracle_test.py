#!/usr/bin/env python3
"""Days worked out by hand, against the oracle:  python3 tests/figures/oracle_test.py"""

import datetime as dt
import os
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import oracle
from calendar_time import Hours, Period, Zone, day_number
from figures import nearest_rank, wilson
from hand_made import WEEK, Export


class Commitments(unittest.TestCase):
    """A repair received on Monday 2026-03-02 is due after seven working days, at 18:00 on 2026-03-11."""

    def test_due_is_the_end_of_the_seventh_working_day(self):
        export = Export()
        export.new(1, "2026-03-02 10:00")
        run = next(each for each in export.world("2026-03-02 11:00").tickets[1].runs if each.clock == "resolve")
        self.assertEqual(run.due, export.at("2026-03-11 18:00"))

    def test_open_past_its_target_is_a_miss(self):
        export = Export()
        export.new(1, "2026-03-02 10:00")
        self.assertEqual(export.share("standard_kept", "-p", "2026-03", "--as-of", "2026-03-31"), ("0", "1"))

    def test_row_enters_once_the_due_is_past(self):
        export = Export()
        export.new(1, "2026-03-02 10:00")
        self.assertEqual(export.share("standard_kept", "-p", "2026-03", "--as-of", "2026-03-11 18:00"), ("0", "0"))
        self.assertEqual(export.share("standard_kept", "-p", "2026-03", "--as-of", "2026-03-11 18:00:01"), ("0", "1"))

    def test_done_at_the_due_itself_is_in_time(self):
        export = Export()
        export.repair(1, "2026-03-02 10:00", "2026-03-11 18:00")
        self.assertEqual(export.share("standard_kept", "-p", "2026-03", "--as-of", "2026-03-31"), ("1", "1"))

    def test_forced_is_not_resolved(self):
        export = Export()
        export.new(1, "2026-03-02 10:00")
        export.ticket(1, "force", "2026-03-03 10:00", approved_by="li")
        self.assertEqual(export.share("standard_kept", "-p", "2026-03", "--as-of", "2026-03-31"), ("0", "1"))

    def test_withdrawn_before_the_due_leaves_and_after_it_is_a_miss(self):
        for when, expected in (("2026-03-11 18:00", ("0", "0")), ("2026-03-11 18:01", ("0", "1"))):
            export = Export()
            export.new(1, "2026-03-02 10:00")
            export.ticket(1, "withdraw", when, **{"from": {"role": "owner"}})
            self.assertEqual(export.share("commitment_kept", "-p", "2026-03", "--as-of", "2026-03-31"), expected)

    def test_done_is_provisional_and_a_reject_takes_it_back(self):
        export = Export()
        export.repair(1, "2026-03-02 10:00", "2026-03-11 10:00")
        export.lines.pop()  # not verified
        as_of = ("-p", "2026-03", "--as-of", "2026-03-31")
        self.assertEqual(export.share("standard_kept", *as_of), ("1", "1"))
        export.ticket(1, "reject", "2026-03-12 10:00", order=1, what="again")
        self.assertEqual(export.share("standard_kept", *as_of), ("0", "1"))

    def test_extension_entered_after_the_date_leaves_the_miss(self):
        export = Export()
        export.new(1, "2026-03-02 10:00")
        export.ticket(1, "triage", "2026-03-02 11:00", category="crack", urgency="normal")
        export.ticket(1, "extend", "2026-03-11 10:00", late="2026-03-12 10:00", due_at=export.at("2026-03-20 18:00"))
        export.order(1, "2026-03-13 10:00")
        export.finish(1, "2026-03-14 10:00")
        as_of = ("-p", "2026-03", "--as-of", "2026-03-31")
        self.assertEqual(export.share("commitment_kept_current", *as_of), ("0", "1"))
        self.assertEqual(export.share("extension_rate", *as_of), ("1", "1"))

    def test_hold_of_the_owner_moves_what_is_left(self):
        export = Export()
        export.new(1, "2026-03-02 10:00")
        export.ticket(1, "triage", "2026-03-02 11:00", category="crack", urgency="normal")
        review = export.at("2026-03-13 09:00")
        export.ticket(1, "hold", "2026-03-11 17:00", reason="owner-asked", review_at=review)
        export.ticket(1, "resume", "2026-03-12 09:00")
        run = next(each for each in export.world("2026-03-31 00:00").tickets[1].runs if each.clock == "resolve")
        self.assertEqual(run.due, export.at("2026-03-12 10:00"))

    def test_hold_counts_at_most_a_day_before_its_entry(self):
        export = Export()
        export.new(1, "2026-03-02 10:00")
        export.ticket(1, "triage", "2026-03-02 11:00", category="crack", urgency="normal")
        review = export.at("2026-03-20 09:00")
        export.ticket(1, "hold", "2026-03-05 09:00", late="2026-03-13 09:00", reason="owner-asked", review_at=review)
        run = next(each for each in export.world("2026-03-31 00:00").tickets[1].runs if each.clock == "resolve")
        self.assertEqual(run.due, export.at("2026-03-11 18:00"))  # it had passed before the hold counts


class Clocks(unittest.TestCase):
    """A repair received on Monday 2026-03-02 10:00 and judged at 11:00."""

    def setUp(self):
        self.export = Export()
        self.export.new(1, "2026-03-02 10:00")

    def judge(self, **more):
        self.export.ticket(1, "triage", "2026-03-02 11:00", **{"category": "crack", "urgency": "normal", **more})

    def run_of(self, clock, as_of="2026-03-31 00:00", number=0, ticket=1):
        return [each for each in self.export.world(as_of).tickets[ticket].runs if each.clock == clock][number]

    def due(self, clock, *more):
        return dt.datetime.fromtimestamp(self.run_of(clock, *more).due, self.export.zone)

    def test_working_hours_reach_over_noon(self):
        self.judge()
        self.assertEqual(self.due("dispatch").strftime("%d %H:%M"), "02 16:30")

    def test_first_words_in_writing_do_not_answer_and_spoken_ones_do(self):
        self.export.ticket(1, "inform", "2026-03-02 11:00", what="x", how="sms")
        self.assertEqual(self.run_of("response").outcome, "running")
        self.export.ticket(1, "chase", "2026-03-02 12:00", how="phone")
        self.assertEqual(self.run_of("response").outcome, "met")

    def test_words_to_an_inspector_are_none_with_the_owner(self):
        self.export.ticket(1, "inform", "2026-03-02 11:00", what="x", how="phone", to={"role": "inspector"})
        self.assertEqual(self.run_of("response").outcome, "running")

    def test_contact_restarts_inform_and_a_late_one_misses(self):
        self.judge()
        self.export.ticket(1, "inform", "2026-03-05 11:00", what="x", how="phone")
        self.assertEqual(self.due("inform").strftime("%d %H:%M"), "08 11:00")
        self.export.ticket(1, "inform", "2026-03-08 11:00:01", what="x", how="phone")
        self.assertEqual([end > due for _, due, end in self.run_of("inform").segments], [False, True])

    def test_owner_asked_hold_puts_inform_off_and_an_earlier_resume_back(self):
        self.judge()
        review = self.export.at("2026-03-10 09:00")
        self.export.ticket(1, "hold", "2026-03-03 11:00", reason="owner-asked", review_at=review)
        self.assertEqual(self.due("inform").strftime("%d %H:%M"), "12 09:00")
        self.export.ticket(1, "resume", "2026-03-04 11:00")
        self.assertEqual(self.due("inform").strftime("%d %H:%M"), "06 11:00")

    def test_return_ends_a_running_dispatch_and_begins_another(self):
        self.judge()
        self.export.ticket(1, "order", "2026-03-03 10:00", order=1, party=1, due_at=self.export.at("2026-03-05 10:00"))
        self.export.ticket(1, "return", "2026-03-03 11:00", order=1)
        self.assertEqual(self.run_of("dispatch").outcome, "missed")
        self.assertEqual(self.due("dispatch", "2026-03-31 00:00", 1).strftime("%d %H:%M"), "03 16:30")

    def test_merge_takes_the_earlier_due_and_a_split_gives_it_back(self):
        self.judge()
        self.export.new(2, "2026-02-27 10:00")
        self.export.merge(2, 1, "2026-03-03 10:00")
        self.assertEqual(self.due("resolve").strftime("%m-%d"), "03-10")
        self.export.ticket(1, "split", "2026-03-04 10:00", without=2)
        self.export.ticket(2, "split", "2026-03-04 10:00", out_of=1)
        self.assertEqual(self.due("resolve").strftime("%m-%d"), "03-11")

    def test_commitment_is_the_original_date_and_an_extension_moves_the_current_one(self):
        self.judge(commit_at=self.export.at("2026-03-05 18:00"))
        self.export.ticket(1, "extend", "2026-03-04 10:00", due_at=self.export.at("2026-03-09 18:00"))
        dates = {name: date.due for name, date in self.run_of("resolve").dates.items()}
        expected = {"original": "2026-03-05 18:00", "current": "2026-03-09 18:00", "standard": "2026-03-11 18:00"}
        self.assertEqual(dates, {name: self.export.at(text) for name, text in expected.items()})

    def test_reject_revives_resolve(self):
        self.judge()
        self.export.order(1, "2026-03-03 10:00")
        self.export.ticket(1, "done", "2026-03-04 10:00", order=1, completes=True)
        self.assertEqual(self.run_of("resolve").outcome, "waiting")
        self.export.ticket(1, "reject", "2026-03-05 10:00", order=1)
        self.assertEqual(self.run_of("resolve", "2026-03-31 00:00").outcome, "running")


class Flow(unittest.TestCase):
    def test_bounds_of_a_month(self):
        export = Export()
        export.new(1, "2026-02-28 23:59:59")
        export.new(2, "2026-03-01 00:00:00")
        export.new(3, "2026-03-31 23:59:59")
        export.new(4, "2026-04-01 00:00:00")
        row = export.row("opened", "-p", "2026-03", "--as-of", "2026-04-30")
        self.assertEqual((row["value"], row["previous"]), ("2", "1"))

    def test_received_in_february_closed_in_march(self):
        export = Export()
        export.repair(1, "2026-02-27 10:00", "2026-03-02 10:00")
        february = ("-p", "2026-02", "--as-of", "2026-04-30")
        march = ("-p", "2026-03", "--as-of", "2026-04-30")
        self.assertEqual(export.row("opened", *february)["value"], "1")
        self.assertEqual(export.row("closed", *february)["value"], "0")
        self.assertEqual(export.row("closed", *march)["value"], "1")
        self.assertEqual(export.share("closing_cohort", *february), ("1", "1"))
        self.assertEqual(export.share("completion", *march), ("1", "1"))
        self.assertEqual(export.row("resolution_time", *february)["value"], str(3 * 86400))

    def test_every_closing_counts_and_the_first_keeps_its_figures(self):
        export = Export()
        export.repair(1, "2026-03-02 10:00", "2026-03-03 10:00")
        export.ticket(1, "reopen", "2026-03-04 10:00")
        export.order(1, "2026-03-05 10:00", 2)
        export.finish(1, "2026-03-06 10:00", 2)
        month = ("-p", "2026-03", "--as-of", "2026-04-30")
        self.assertEqual(export.row("closed", *month)["value"], "2")
        self.assertEqual(export.row("reopened", *month)["value"], "1")
        self.assertEqual(export.share("closing_flow", *month), ("1", "1"))
        self.assertEqual(export.row("resolution_time", *month)["value"], "86400")

    def test_merged_pair_counts_once_with_the_earlier_receipt(self):
        export = Export()
        export.new(1, "2026-02-27 10:00")
        export.new(2, "2026-03-02 10:00")
        export.merge(1, 2, "2026-03-03 10:00")
        march = export.row("opened", "-p", "2026-03", "--as-of", "2026-03-31")
        self.assertEqual((march["value"], march["previous"]), ("0", "1"))
        self.assertEqual(export.row("open_now", "-p", "2026-03", "--as-of", "2026-03-31")["value"], "1")

    def test_split_is_as_if_the_merge_had_never_been(self):
        export = Export()
        export.new(1, "2026-03-01 10:00")
        export.new(2, "2026-03-02 10:00")
        export.merge(1, 2, "2026-03-03 10:00")
        export.ticket(2, "split", "2026-03-04 10:00", without=1)
        export.ticket(1, "split", "2026-03-04 10:00", out_of=2)
        self.assertEqual(export.row("opened", "-p", "2026-03", "--as-of", "2026-03-31")["value"], "2")

    def test_struck_act_is_gone_unless_the_strike_was_not_known(self):
        export = Export()
        export.new(1, "2026-03-02 10:00")
        act = export.ticket(1, "decline", "2026-03-03 10:00", reason="owner-use")
        export.ticket(1, "undo", "2026-03-05 10:00", epoch=1, act=act)
        month = ("-p", "2026-03", "--as-of", "2026-03-31")
        self.assertEqual(export.row("declined", *month)["value"], "0")
        self.assertEqual(export.row("declined", *month, "--known-at", "2026-03-04")["value"], "1")

    def test_denominator_0_is_empty(self):
        row = Export().row("standard_kept", "-p", "2026-03", "--as-of", "2026-03-31")
        self.assertEqual((row["value"], row["numerator"], row["denominator"]), ("", "0", "0"))

    def test_stock_of_a_past_period_stands_at_its_end(self):
        export = Export()
        export.repair(1, "2026-02-27 10:00", "2026-03-02 10:00")
        self.assertEqual(export.row("open_now", "-p", "2026-02", "--as-of", "2026-03-31")["value"], "1")
        self.assertEqual(export.row("open_now", "-p", "2026-03", "--as-of", "2026-03-31")["value"], "0")

    def test_handover_is_a_group_of_its_own(self):
        export = Export()
        export.new(1, "2026-03-02 10:00", channel="handover")
        month = ("-p", "2026-03", "--as-of", "2026-03-31")
        self.assertEqual(export.share("standard_kept", *month), ("0", "0"))
        self.assertEqual(export.share("standard_kept_handover", *month), ("0", "1"))
        self.assertEqual(export.row("opened", *month)["value"], "1")

    def test_groups_of_a_dimension(self):
        export = Export()
        export.unit(2, building="5")
        export.new(1, "2026-03-02 10:00")
        export.new(2, "2026-03-02 10:00", unit=2)
        rows = export.rows("--measure", "opened", "--per", "building", "-p", "2026-03", "--as-of", "2026-03-31")
        self.assertEqual([(row["building"], row["value"]) for row in rows], [("3", "1"), ("5", "1")])


class Quality(unittest.TestCase):
    def test_first_time_fix_counts_when_its_window_ends(self):
        export = Export()
        export.repair(1, "2026-03-02 10:00", "2026-03-03 10:00")
        april = ("-p", "2026-04", "--as-of", "2026-04-30")
        self.assertEqual(export.share("first_time_fix", *april), ("1", "1"))
        self.assertEqual(export.share("first_time_fix", "-p", "2026-03", "--as-of", "2026-04-30"), ("0", "0"))

    def test_repeat_at_the_end_of_the_window_is_one(self):
        for when, expected in (("2026-04-02 10:00:00", "0"), ("2026-04-02 10:00:01", "1")):
            export = Export()
            export.repair(1, "2026-03-02 10:00", "2026-03-03 10:00")
            export.new(2, when)
            self.assertEqual(export.share("first_time_fix", "-p", "2026-04", "--as-of", "2026-04-30")[0], expected)

    def test_leak_has_the_longer_window(self):
        export = Export()
        export.repair(1, "2026-03-02 10:00", "2026-03-03 10:00", defect="leak")
        self.assertEqual(export.share("leak_cured", "-p", "2026-06", "--as-of", "2026-06-30"), ("1", "1"))

    def test_scores_count_once_a_cycle(self):
        export = Export()
        export.repair(1, "2026-03-02 10:00", "2026-03-03 10:00")
        export.ticket(1, "record", "2026-03-04 10:00", score=2, about="repair", reopens=True)
        export.order(1, "2026-03-05 10:00", 2)
        export.finish(1, "2026-03-06 10:00", 2)
        export.ticket(1, "record", "2026-03-07 10:00", score=5, about="repair")
        export.ticket(1, "record", "2026-03-08 10:00", score=1, about="service")
        month = ("-p", "2026-03", "--as-of", "2026-03-31")
        self.assertEqual(export.share("satisfaction", *month), ("1", "2"))
        self.assertEqual(export.share("dissatisfied_recovered", *month), ("1", "1"))
        self.assertEqual(export.row("callbacks_done", *month)["value"], "3")

    def test_strata_are_weighted(self):
        export = Export()
        export.repair(1, "2026-03-02 10:00", "2026-03-03 10:00", category="finish")  # one of two
        export.ticket(1, "record", "2026-03-04 10:00", score=2)
        export.repair(2, "2026-03-02 10:00", "2026-03-03 10:00")
        export.ticket(2, "record", "2026-03-04 10:00", score=5)
        row = export.row("satisfaction", "-p", "2026-03", "--as-of", "2026-03-31")
        self.assertAlmostEqual(float(row["value"]), 1 / 3)
        self.assertEqual((row["numerator"], row["denominator"]), ("1", "2"))
        self.assertAlmostEqual(float(row["low"]), wilson(1 / 3, 9 / 5)[0])


class Groups(unittest.TestCase):
    MARCH = ("-p", "2026-03", "--as-of", "2026-03-31")

    def test_group_is_of_its_first_member_and_open_while_any_goes_on(self):
        export = Export()
        for number, kind in ((1, "complaint"), (2, "repair"), (3, "repair")):
            export.new(number, "2026-03-02 10:00", kind=kind)
        export.say("group", 1, "new", "2026-03-03 10:00", tickets=[1, 2])
        export.ticket(1, "withdraw", "2026-03-04 10:00", **{"from": {"role": "owner"}})
        export.merge(2, 3, "2026-03-05 10:00")
        rows = export.rows("--measure", "groups_open", "--per", "kind", *self.MARCH)
        self.assertEqual([(row["kind"], row["value"]) for row in rows], [("complaint", "1")])
        export.ticket(3, "withdraw", "2026-03-06 10:00", **{"from": {"role": "owner"}})
        self.assertEqual(export.row("groups_open", *self.MARCH)["value"], "0")


class Calls(unittest.TestCase):
    def test_try_behind_a_waiver_that_was_entered_later_revives_nothing(self):
        export = Export()
        export.repair(1, "2026-03-02 10:00", "2026-03-03 10:00")
        export.ticket(1, "attempt", "2026-03-05 10:00", outcome="busy", leaves="due")
        export.ticket(1, "waive", "2026-03-04 10:00", late="2026-03-06 10:00")
        self.assertEqual(export.share("callback_rate", "-p", "2026-03", "--as-of", "2026-03-31"), ("0", "0"))

    def test_referral_goes_along_in_a_merge(self):
        export = Export()
        export.new(1, "2026-03-02 10:00", ref="R1", ref_due=export.at("2026-03-09 10:00"))
        export.new(2, "2026-03-03 10:00")
        export.merge(1, 2, "2026-03-04 10:00")
        self.assertEqual(export.share("referred_again", "-p", "2026-03", "--as-of", "2026-03-31"), ("0", "1"))


class Money(unittest.TestCase):
    def test_recovery_is_what_came_in_of_what_was_claimed_at_opening(self):
        export = Export()
        export.say("party", 1, "add", "2026-01-01 00:00", name="Hongyu", kind="contractor")
        export.new(1, "2026-03-02 10:00")
        opened = {"ticket": 1, "order": 1, "party": 1, "project": 1, "claimed": 1000}
        export.say("charge", 1, "charge", "2026-03-05 10:00", **opened)
        export.say("charge", 1, "notice", "2026-03-06 10:00", how="letter", claimed=1200)
        export.say("charge", 1, "deduct", "2026-03-07 10:00", amount=300)
        export.say("charge", 1, "invoice", "2026-03-07 10:00", amount=200)
        month = ("-p", "2026-03", "--as-of")
        self.assertEqual(export.share("recovery_rate", *month, "2026-03-07"), ("300", "1000"))
        export.say("charge", 1, "settle", "2026-03-08 10:00", received=150)
        self.assertEqual(export.share("recovery_rate", *month, "2026-03-31"), ("450", "1000"))
        row = export.row("recovery_rate", "--per", "repairer", *month, "2026-03-31")
        self.assertEqual(row["repairer"], "Hongyu")

    def test_struck_cost_costs_nothing(self):
        export = Export()
        export.repair(1, "2026-03-02 10:00", "2026-03-03 10:00")
        lines = [{"kind": "labour", "fen": 300}, {"kind": "material", "fen": 200}]
        export.ticket(1, "cost", "2026-03-03 10:00", cost=1, lines=lines)
        export.ticket(1, "strike-cost", "2026-03-04 10:00", cost=2)
        self.assertEqual(export.row("cost_per_ticket", "-p", "2026-03", "--as-of", "2026-03-31")["value"], "300")


class Owners(unittest.TestCase):
    MONTH = ("-p", "2026-03", "--as-of", "2026-03-31")

    def test_appeal_on_new_facts_is_a_row_of_its_own_and_a_reversal_is_none(self):
        for body, opened in (({}, "2"), ({"approved_by": "li"}, "1"), ({"refused": True}, "1")):
            export = Export()
            export.new(1, "2026-03-02 10:00")
            export.ticket(1, "decline", "2026-03-03 10:00", reason="owner-use")
            export.ticket(1, "appeal", "2026-03-04 10:00", words="new", **body)
            self.assertEqual(export.row("opened", *self.MONTH)["value"], opened)

    def test_declined_then_taken_up_again(self):
        export = Export()
        export.new(1, "2026-03-02 10:00")
        export.ticket(1, "decline", "2026-03-03 10:00", reason="owner-use")
        export.ticket(1, "appeal", "2026-03-04 10:00", words="new", approved_by="li")
        self.assertEqual(export.share("decline_rate", *self.MONTH), ("1", "1"))
        self.assertEqual(export.share("overturn_rate", *self.MONTH), ("1", "1"))

    def test_units_count_their_days(self):
        export = Export()
        delivered = (dt.date(2026, 3, 17) - dt.date(1970, 1, 1)).days  # 15 of 31 days
        export.unit(2, handover_on=delivered)
        export.new(1, "2026-03-02 10:00")
        row = export.row("reports_per_100_units", *self.MONTH)
        self.assertAlmostEqual(float(row["denominator"]), 1 + 15 / 31)
        self.assertEqual(export.share("households_reporting", *self.MONTH), ("1", "2"))

    def test_day_is_within_the_limit_up_to_the_due_itself(self):
        export = Export()
        export.new(1, "2026-03-02 10:00")
        export.ticket(1, "triage", "2026-03-02 23:59:59", category="crack", urgency="normal")  # due on the 5th
        export.ticket(1, "inform", "2026-03-07 10:00", what="x", how="phone")
        days = ("-b", "2026-03-02", "-e", "2026-03-08", "--as-of", "2026-03-07")
        self.assertEqual(export.share("inform_compliance", *days), ("4", "6"))

    def test_night_is_out_of_service_hours(self):
        export = Export()
        export.new(1, "2026-03-02 07:59:59")
        export.new(2, "2026-03-02 08:00:00", element="window")
        export.new(3, "2026-03-02 21:00:00", element="pipe")
        self.assertEqual(export.share("night_share", *self.MONTH), ("2", "3"))


class Reckoning(unittest.TestCase):
    def test_nearest_rank(self):
        self.assertEqual(nearest_rank([1, 2, 3, 4], 50), 2)
        self.assertEqual(nearest_rank([1, 2, 3], 50), 2)
        self.assertEqual(nearest_rank(list(range(1, 11)), 90), 9)

    def test_wilson(self):
        low, high = wilson(0.5, 10)
        self.assertAlmostEqual(low, 0.2365930905)
        self.assertAlmostEqual(high, 0.7634069095)

    def test_day_before_a_day_of_25_hours(self):
        zone = Zone("America/New_York")
        day = Period(zone, dt.date(2026, 11, 1), dt.date(2026, 11, 2))
        self.assertEqual(day.end - day.start, 25 * 3600)
        self.assertEqual(day.previous().end - day.previous().start, 24 * 3600)
        as_of = day.start + 13 * 3600  # 12:00 by the clocks
        self.assertEqual(day.same_age(day.previous(), as_of), day.previous().start + 12 * 3600)

    def test_month_before_a_month_and_days_before_days(self):
        zone = Zone("Asia/Shanghai")
        march = Period(zone, dt.date(2026, 3, 1), dt.date(2026, 4, 1))
        self.assertEqual((march.previous().first, march.previous().after), (dt.date(2026, 2, 1), dt.date(2026, 3, 1)))
        days = Period(zone, dt.date(2026, 3, 3), dt.date(2026, 3, 10))
        self.assertEqual(days.previous().first, dt.date(2026, 2, 24))

    def test_days_off_are_of_the_newest_version_but_for_days_that_are_past(self):
        zone = Zone("Asia/Shanghai")
        tuesday = day_number(dt.date(2026, 3, 3))
        later = {"holidays": [tuesday, tuesday + 1]}
        hours = Hours(zone, WEEK, [(tuesday - 10, {}), (tuesday + 1, later)])
        self.assertEqual(hours.add_days(zone.at(tuesday - 1), 1), zone.at(tuesday, 18 * 3600))
        self.assertEqual(hours.add_days(zone.at(tuesday), 1), zone.at(tuesday + 2, 18 * 3600))

    def test_every_measure_answers_for_an_empty_ledger(self):
        rows = Export().rows("-p", "2026-03", "--as-of", "2026-03-31")
        asked = {oracle.asked_of(row["measure"]).measure.code for row in rows}
        self.assertEqual(asked, set(oracle.BY_CODE) - set(oracle.ONLY_BY_NAME))


if __name__ == "__main__":
    unittest.main()
