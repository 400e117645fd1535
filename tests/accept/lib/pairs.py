"""The kill matrix for two processes: a verb is killed while another one runs."""

import os
import shutil

import kills
import scene

NOW = scene.at(days=1)
WEEK_TWO = [scene.post(f"w{n}", f"2026-11-16T{9 + n // 10:02}:{n % 10 * 6:02}:00Z")
            for n in range(kills.TOOTS)]
EXPECTED_TWO = sorted(f"w{n}" for n in range(kills.TOOTS))
TRIALS_A_CALL, COUNTS = 25, 5


class Pair(kills.Play):
    """One verb that is killed while another runs: there is an edition to be mailed, and a source
    with a week's posts to be read."""

    # how often a call is made depends on the other process
    kills_least, share_struck = 20, 0.75

    def __init__(self, name, verb, companion, is_clear):
        super().__init__(name, verb, is_clear, True)
        self.companion = companion

    def prepare(self, world):
        super().prepare(world)
        with open(world.path("aggregator.ini"), encoding="utf-8") as file:
            ini = file.read()
        world.write("aggregator.ini", ini.replace(f":{self.mail.port}", ":1"))
        assert world.run("send", now=scene.NOW).code == 75     # nobody listens there
        world.write("aggregator.ini", ini)
        world.write(self.toot.data, kills.statuses() + WEEK_TWO)
        shutil.rmtree(world.path("template"))
        os.mkdir(world.path("template"))
        shutil.copytree(world.path("state"), world.path("template/state"))

    def traced(self, *options):
        self.reset()
        with self.world.running(self.companion, now=NOW) as other:
            result = self.world.run(self.verb, now=NOW, wrap=("strace", "-f", "-qq", *options))
            self.other_code = other.wait(60)
        return result

    def count(self):
        """The least of some: who works for both (a checkpoint) is a matter of luck."""
        counts = [super(Pair, self).count() for _ in range(COUNTS)]
        return {call: min(one[call] for one in counts) for call in kills.CALLS}

    def trial(self, call, number):
        first = len(self.mail.log())
        killed = self.traced("-o", "/dev/null", "-e", f"trace={call}", "-e",
                             f"inject={call}:signal=KILL:when={number}")
        later = [self.world.run("run", now=scene.at(days=1, minutes=minutes))
                 for minutes in kills.SETTLE_MINUTES]
        week = self.world.run("run", now=scene.at(days=7))
        verdict = self.judge(killed, later, week, self.mails_since(first))
        if self.other_code != 0:
            verdict.wrong.append(f"{self.companion} ended with {self.other_code}")
        return verdict

    def judge(self, killed, later, week, mails):
        one = [mail for mail in mails if mail[1] != EXPECTED_TWO]
        two = [rcpt for rcpt, marks in mails if marks == EXPECTED_TWO]
        verdict = super().judge(killed, later, week, one)
        if sorted(two) != sorted(scene.THREE):
            verdict.wrong.append(f"the next edition went to {two}")
        return verdict

    def count_held(self):
        return super().count_held() - len(EXPECTED_TWO)

    def numbers(self, counted):
        step = max(1, counted // TRIALS_A_CALL)
        return range(1, counted + 1, step)

    def run_call(self, call, counted):
        """Some N of one call, evenly; how often it is made depends on the other process."""
        verdicts = [(number, self.trial(call, number)) for number in self.numbers(counted)]
        self.failures += [(f"{call} {number}", verdict.wrong) for number, verdict in verdicts
                          if verdict.wrong]
        return (self.name, call, counted, len(verdicts),
                sum(verdict.was_killed for _, verdict in verdicts),
                sum(not verdict.wrong for _, verdict in verdicts),
                sum(bool(verdict.uncertain) for _, verdict in verdicts))
