/** Options of all kinds; which of them a kind honours is said by the modelling API's types. */
export interface FieldSettings {
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly identifier?: boolean;
  readonly default?: unknown;
  readonly choices?: readonly unknown[];
  readonly description?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly increment?: boolean;
}
