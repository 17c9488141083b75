// The board's frontend is built for the root of a host. Below a prefix it would ask for its data, and look for its pages, in the
// wrong place: this adds the prefix to every address that it gives away, and takes it off every path that it reads.
(() => {
  const prefix = "__PREFIX__";
  const within = (path) => path === prefix || path.startsWith(prefix + "/");
  const outward = (url) => (typeof url === "string" && url.startsWith("/") && !within(url) ? prefix + url : url);
  const inward = (path) => (within(path) ? path.slice(prefix.length) || "/" : path);

  window.Request = class extends Request {
    constructor(input, options) {
      super(outward(input), options);
    }
  };
  window.EventSource = class extends EventSource {
    constructor(url, options) {
      super(outward(url), options);
    }
  };
  for (const name of ["pushState", "replaceState"]) {
    const original = history[name].bind(history);
    history[name] = (state, title, url) => original(state, title, outward(url));
  }
  // A page's own location cannot be replaced; the function by which the frontend reads its path can.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = (module, imports) => {
      for (const functions of Object.values(imports)) {
        for (const [key, read] of Object.entries(functions)) {
          if (key.startsWith("__wbg_pathname_")) {
            functions[key] = (result, place) => read(result, { pathname: inward(place.pathname) });
          }
        }
      }
      return original(module, imports);
    };
  }
})();
