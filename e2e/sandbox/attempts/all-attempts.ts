import type { Attempt } from "./attempt.ts";
import { clocks } from "./clocks.ts";
import { devicesAndDialogs } from "./devices-and-dialogs.ts";
import { elements, network } from "./network.ts";
import { pageAccess } from "./page-access.ts";
import { realm } from "./realm.ts";
import { storage } from "./storage.ts";

export const themes: Readonly<Record<string, readonly Attempt[]>> = {
  "the page": pageAccess,
  storage,
  network,
  elements,
  "devices and dialogs": devicesAndDialogs,
  clocks,
  "the realm": realm,
};

export const attempts: readonly Attempt[] = Object.values(themes).flat();
