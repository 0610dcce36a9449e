// Types of `htm-preact.js`, written here because the package's own want the whole of Preact's.

/** What a template or `h` makes. */
export interface VNode {
  readonly type: unknown;
  readonly props: Record<string, unknown>;
  readonly key: unknown;
}
/** What a component may return, and what may stand between tags. */
export type Child = VNode | string | number | boolean | null | undefined | readonly Child[];
/** A function that shows its properties. */
export type FunctionComponent<P = any> = (props: P) => Child;
/** Gives one element at a time: `{ current }`. */
export interface Ref<T> {
  current: T;
}

export function h(
  type: string | FunctionComponent | (new (props: any) => Component),
  props?: object | null,
  ...children: Child[]
): VNode;
export function html(strings: TemplateStringsArray, ...values: unknown[]): VNode;
export function render(tree: Child, parent: Element | DocumentFragment | Document): void;

/** A component with a state of its own. */
export class Component<P = any, S = any> {
  constructor(props?: P, context?: unknown);
  props: Readonly<P>;
  state: Readonly<S>;
  setState(change: Partial<S> | ((state: Readonly<S>) => Partial<S>), done?: () => void): void;
  forceUpdate(done?: () => void): void;
  componentDidMount?(): void;
  componentWillUnmount?(): void;
  componentDidUpdate?(props: P, state: S): void;
  shouldComponentUpdate?(props: P, state: S): boolean;
  componentDidCatch?(error: unknown): void;
  render(props: P, state: S): Child;
}

export interface Context<T> {
  Provider: FunctionComponent<{ value: T; children?: Child }>;
  Consumer: FunctionComponent<{ children: (value: T) => Child }>;
}
export function createContext<T>(value: T): Context<T>;

export function useState<S>(start: S | (() => S)): [S, (next: S | ((now: S) => S)) => void];
export function useReducer<S, A>(reduce: (state: S, action: A) => S, start: S): [S, (action: A) => void];
export function useEffect(run: () => void | (() => void), inputs?: readonly unknown[]): void;
export function useLayoutEffect(run: () => void | (() => void), inputs?: readonly unknown[]): void;
export function useRef<T>(start: T): Ref<T>;
export function useImperativeHandle<T>(ref: Ref<T>, make: () => T, inputs?: readonly unknown[]): void;
export function useMemo<T>(make: () => T, inputs?: readonly unknown[]): T;
export function useCallback<F extends (...given: any[]) => unknown>(run: F, inputs?: readonly unknown[]): F;
export function useContext<T>(context: Context<T>): T;
export function useDebugValue(value: unknown): void;
export function useErrorBoundary(caught?: (error: unknown) => void): [unknown, () => void];
