// The suite that makes an adapter an adapter: whoever writes a store runs it.
export {};
