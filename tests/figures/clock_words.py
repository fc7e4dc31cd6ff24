"""Words between the department and the owner, and what was promised (rules.md §2): what they do to clocks."""

from ticket import OWNER_ROLES, SPOKEN


class Words:
    """Of Clocks: response, feedback, inform, reply and promises."""

    def _on_promise(self, act, before):
        run = self.begin_named("promise", act.at, act.body["due_at"])
        run.part, run.of = act.body.get("promise"), act.body.get("of", "answer")

    def _keep(self, at, of):
        for run in self.running("promise"):
            if run.of == of and run.start <= at:
                run.stop(at)

    def _on_inform(self, act, before):
        if (act.body.get("to") or {}).get("role") == "referrer":
            for run in self.running("reply"):
                run.stop(act.at)
        elif self._with_owner(act.body.get("to")):
            self._keep(act.at, "answer")

    def _on_answer(self, act, before):
        for clock in ("accept", "feedback"):
            for run in self.running(clock):
                run.stop(act.at)
        self._keep(act.at, "answer")
        if self.ticket.state == "closed":
            for run in self.running("resolve"):
                run.stop(act.at)
            self._keep(act.at, "finish")

    def _on_decline(self, act, before):
        for clock in ("accept", "feedback"):
            for run in self.running(clock):
                run.stop(act.at)
        self._keep(act.at, "answer")

    def _with_owner(self, who):
        """Only words with the ticket's own contacts count; nobody named is the ticket's contact."""
        if not who:
            return True
        if who.get("role"):
            return who["role"] in OWNER_ROLES
        person = who.get("who", {}).get("person")
        return person in self.ticket.contacts or person in self.unit_people(self.ticket.unit)

    def _contact(self, act, before):
        """Response, feedback and inform by what was said to or heard from the owner."""
        verb, at, body = act.verb, act.at, act.body
        if verb in ("appoint", "extend") and not body.get("how"):
            return
        to_owner = {"confirm": "from", "inform": "to", "appoint": None, "promise": None, "extend": "to"}
        to_owner |= {"decline": "to", "answer": None, "record": "from"}
        from_owner = {"chase": "from", "consent": "from"}
        if verb not in to_owner and verb not in from_owner:
            return
        who = body.get((to_owner | from_owner)[verb])
        if not self._with_owner(who):
            return
        if verb == "consent":
            unit = body.get("unit", self.ticket.source_unit or self.ticket.unit)
            if unit is not None and unit != self.ticket.unit:
                return
        if body.get("how") in SPOKEN:
            for run in self.running("response"):
                run.stop(at)
        if verb in to_owner:
            self._informed(at, verb)

    def _informed(self, at, verb):
        if self.ticket.is_triaged and verb in ("inform", "appoint"):
            for run in self.running("feedback"):
                run.stop(at)
        for run in self.running("inform"):
            if run.start <= at:
                amount = self.target("inform", run.version)
                if amount is not None:
                    run.restart(amount, at)
                    self._put_off(run, amount)
