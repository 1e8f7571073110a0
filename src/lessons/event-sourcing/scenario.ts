import { Match } from "./model";

const match = new Match();

match.score("home", 12);

match.score("away", 40);

match.score("home", 81);

match.disallow("home");

await match.save();

match.toDict();
