import { Workshop } from "./model";

const workshop = new Workshop({ title: "Domain-Driven Design", seats: 2 });

workshop.register("Ada");

workshop.register("Grace");

// One too many.
workshop.register("Edsger");
