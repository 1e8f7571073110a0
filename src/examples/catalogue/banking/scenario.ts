import { Account } from "./model";

const account = new Account({ accountNumber: "1234", balance: 1000, overdraftLimit: 50 });

account.withdraw(500);

account.toDict();

account.events.map((event) => event.toDict());

await account.save();

// More than the account can give: refused, and nothing changes.
account.withdraw(2000);
