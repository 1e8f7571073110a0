import { type PreparedModule, modelModule } from "../wire.ts";
import { addresses } from "./prelude.ts";
import { append, createObjectUrl, defineProperty, deleteProperty, keysOf, NativeBlob } from "./primordials.ts";
import { moduleName } from "./module-addresses.ts";

/** Exports of a module that the sandbox itself provides. */
export type ProvidedModule = Readonly<Record<string, unknown>>;

const handover = "__aggregatePlaygroundModules";
const identifier = /^[A-Za-z_$][\w$]*$/;

/**
 * Modules as blobs: those that the sandbox provides, made before any model runs, and a person's own. Provided modules
 * re-export what is already here, so that there is one engine in the realm, however it is imported.
 */
export class ModuleRegistry {
  readonly #provided: { readonly name: string; readonly address: string }[] = [];
  #modelAddress: string | null = null;

  /** To be called before a model runs: while it does, the exports can be seen on the global object. */
  async provide(modules: Readonly<Record<string, ProvidedModule>>): Promise<void> {
    defineProperty(globalThis, handover, { value: modules, configurable: true });
    const names = keysOf(modules);
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] ?? "";
      let text = `const provided = globalThis.${handover}[${JSON.stringify(name)}];\n`;
      const exported = keysOf(modules[name] ?? {});
      for (let at = 0; at < exported.length; at += 1) {
        const key = exported[at] ?? "";
        if (identifier.test(key) && key !== "default") text += `export const ${key} = provided.${key};\n`;
      }
      const address = addressOf(text);
      await import(/* @vite-ignore */ address);
      append(this.#provided, { name, address });
    }
    deleteProperty(globalThis, handover);
  }

  /** Evaluates the model; scenario and specs then import this very instance. */
  async importModel(module: PreparedModule): Promise<ProvidedModule> {
    const address = this.#addressOf(module);
    this.#modelAddress = address;
    return importFrom(address);
  }

  /** Evaluates a scenario or specs, each time anew. */
  importAfresh(module: PreparedModule): Promise<ProvidedModule> {
    return importFrom(this.#addressOf(module));
  }

  #addressOf({ file, pieces, imports }: PreparedModule): string {
    let text = "";
    for (let index = 0; index < pieces.length; index += 1) {
      text += pieces[index] ?? "";
      const imported = imports[index];
      if (imported !== undefined) text += this.#find(imported);
    }
    const address = addressOf(text);
    addresses.add(address, file);
    addresses.add(moduleName(file), file);
    return address;
  }

  #find(name: string): string {
    if (name === modelModule && this.#modelAddress !== null) return this.#modelAddress;
    for (let index = 0; index < this.#provided.length; index += 1) {
      const module = this.#provided[index];
      if (module?.name === name) return module.address;
    }
    throw new Error(`There is no module "${name}".`);
  }
}

function addressOf(text: string): string {
  return createObjectUrl(new NativeBlob([text], { type: "text/javascript" }));
}

async function importFrom(address: string): Promise<ProvidedModule> {
  // A module's namespace is an object of its exports.
  return (await import(/* @vite-ignore */ address)) as ProvidedModule;
}
