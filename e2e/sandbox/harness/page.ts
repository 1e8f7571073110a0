import { createSandbox } from "../../../src/sandbox/create-sandbox.ts";

Object.assign(window, { createSandbox });
