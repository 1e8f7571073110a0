import { Aggregate, Domain, Event, InvalidOperationError, apply, field } from "aggregate-playground";

const games = new Domain("Games");

@games.event({ partOf: "Match" })
export class GoalScored extends Event({
  team: field.string({ choices: ["home", "away"], required: true }),
  minute: field.integer({ required: true, min: 0 }),
}) {}

@games.event({ partOf: "Match" })
export class GoalDisallowed extends Event({ team: field.string({ choices: ["home", "away"], required: true }) }) {}

/** Nothing but events is the truth here: the score is what they add up to. */
@games.aggregate({ eventSourced: true })
export class Match extends Aggregate({
  home: field.integer({ default: 0 }),
  away: field.integer({ default: 0 }),
  lastGoal: field.integer(),
}) {
  /**
   * @param team Who scored
   * @param minute When
   */
  score(team: "home" | "away", minute: number) {
    this.raise(new GoalScored({ team, minute }));
  }

  /** @param team Whose goal did not count */
  disallow(team: "home" | "away") {
    if (this[team] === 0) throw new InvalidOperationError("There is no goal to disallow");
    this.raise(new GoalDisallowed({ team }));
  }

  @apply(GoalScored)
  whenGoalScored(event: GoalScored) {
    this[event.team] += 1;
    this.lastGoal = event.minute;
  }

  @apply(GoalDisallowed)
  whenGoalDisallowed(event: GoalDisallowed) {
    this[event.team] -= 1;
  }
}
