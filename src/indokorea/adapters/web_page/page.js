
"use strict";
(() => {
  // The data of the page; record_data.py and answer_data.py describe its form. All text goes into text nodes.
  const data = JSON.parse(document.getElementById("data").textContent);
  const { records, others, kinds, moments, board } = data;
  const title = document.title;
  const view = document.getElementById("view");
  const first = document.getElementById("first-view");
  const box = document.getElementById("q");
  const numberOf = new Map(records.map((record, number) => [record.id, number]));
  others.forEach(([id], place) => numberOf.set(id, records.length + place));
  const entryOf = new Map();
  for (const entry of board.entries) for (const [number] of entry[3]) entryOf.set(number, entry);

  // ---- Elements

  function el(tag, attributes, ...children) {
    const svg = tag === "svg" || tag === "rect" || tag === "title";
    const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  const collate = new Intl.Collator("en").compare;
  const onPage = (number) => number < records.length;
  const idOf = (number) => (onPage(number) ? records[number].id : others[number - records.length][0]);
  const labelOf = (number) => (onPage(number) ? records[number].l : others[number - records.length][1]);
  const kindsOf = [...records.map((record) => record.id), ...others.map(([id]) => id)].map((id) => id.split(":", 1)[0]);
  const kindOf = (number) => kindsOf[number];
  const kindName = (kind, count) => (kinds[kind] || [kind, kind])[count === 1 ? 0 : 1];
  const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  const counted = (count, one, many) => `${grouped(count)} ${count === 1 ? one : many}`;

  const LETTERS = { ko: /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/g, hi: /[\u0900-\u097f]/g };

  // The language of a text that is mostly Korean or Hindi, for screen readers.
  function languageOf(text) {
    const latin = (text.match(/[a-z]/gi) || []).length;
    for (const [language, letters] of Object.entries(LETTERS)) {
      if ((text.match(letters) || []).length * 2 > latin + 1) return language;
    }
    return null;
  }

  const bdi = (text, language) => el("bdi", { lang: language || languageOf(text) }, text);

  function recordLink(number) {
    if (!onPage(number)) return bdi(labelOf(number));
    return el("a", { href: `#${idOf(number)}` }, bdi(labelOf(number)));
  }

  const WEB = /^https?:\/\/[^\s<>"'`\\]+$/i;

  function webLink(address, text) {
    if (!address || !WEB.test(address)) return bdi(text);
    return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, bdi(text), el("span", { class: "unseen" }, " (opens in a new tab)"));
  }

  // A text whose dates do not break at the end of a line.
  const withDates = (text) => text.split(/(\b\d{4}-\d{2}(?:-\d{2})?\b)/).map((piece, place) => (place % 2 ? el("span", { class: "day" }, piece) : piece));

  function textNodes(text) {
    if (typeof text === "string") return WEB.test(text) ? [webLink(text, text)] : withDates(text);
    return (text || []).map((piece) => (typeof piece === "number" ? recordLink(piece) : withDates(piece)));
  }

  const plainText = (text) => (typeof text === "string" ? text : (text || []).filter((piece) => typeof piece === "string").join(" "));

  function heading(text, language) {
    return el("h1", { tabindex: "-1" }, bdi(text, language));
  }

  // A table or a picture that may be wider than the screen scrolls by itself, also with the keyboard.
  const scrolling = (name, ...inside) => el("div", { class: "wide", role: "region", "aria-label": name, tabindex: "0" }, inside);

  // ---- Work in slices, between which the page shows itself and takes what is typed

  const SLICE = 6; // milliseconds

  // Runs a generator in slices; `pause` is called after each but the last, with what was yielded, and `done` with the
  // result. The first slice is run at once, or, if it `isLate`, when the page has been shown. Returns a function that
  // stops the work.
  function inSlices(work, pause, done, isLate = false) {
    let timer = 0;
    let frame = 0;
    const slice = () => {
      const end = performance.now() + SLICE;
      let step = work.next();
      while (!step.done && performance.now() < end) step = work.next();
      if (step.done) return done(step.value);
      timer = setTimeout(slice);
      return pause(step.value);
    };
    if (isLate) frame = requestAnimationFrame(() => { timer = setTimeout(slice); });
    else slice();
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }

  // The result of a generator that is run at once.
  function atOnce(work) {
    let step = work.next();
    while (!step.done) step = work.next();
    return step.value;
  }

  // For each list, a function that shows as many rows as are wanted.
  const growers = new WeakMap();

  // A list that is filled piece by piece, so that thousands of rows do not hold the page up.
  function longList(items, row, kind, step = 100, atFirst = step) {
    const list = el("ul", { class: `list ${kind || ""}` });
    const more = el("p", { class: "more" });
    let shown = 0;
    const show = (count, focus) => {
      if (count <= 0) return;
      const from = shown;
      const before = list.children.length;
      shown = Math.min(items.length, shown + count);
      list.append(...items.slice(from, shown).flatMap((item, place) => row(item, items[from + place - 1])));
      const left = items.length - shown;
      more.replaceChildren();
      if (left) {
        more.append(
          el("span", { class: "cut" }, `The first ${grouped(shown)} of ${grouped(items.length)} are printed.`),
          el("button", { type: "button", click: () => show(step, true) }, `Show ${grouped(Math.min(step, left))} more`),
          " ",
          left > step ? el("button", { type: "button", click: () => show(left, true) }, `Show all ${grouped(items.length)}`) : "",
        );
      }
      const next = focus && [...list.children].slice(before).map((item) => item.querySelector("a")).find(Boolean);
      if (next) next.focus();
    };
    growers.set(list, (count) => show(count - shown, false));
    show(atFirst, false);
    return [list, more];
  }

  // What is typed or written in an address, cut, and without signs that would turn the text around it.
  const LONGEST_QUERY = 300;
  const LONGEST_QUOTED = 80;
  const withoutControls = (text) => text.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu, "");
  const queryOf = (params) => (params.get("q") || "").slice(0, LONGEST_QUERY);

  function quoted(text, most = LONGEST_QUOTED) {
    const plain = withoutControls(text.slice(0, LONGEST_QUERY));
    return plain.length > most ? `${plain.slice(0, most)}…` : plain;
  }

  // ---- Filters

  const FILTERS = ["kind", "sector", "party", "from", "to"];

  // The first and the last day of a year, a month or a day; null if the text is none.
  function daysOf(text) {
    const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
    if (!found) return null;
    const [year, month, day] = found.slice(1).map((part) => (part ? Number(part) : 0));
    if (found[2] && (month < 1 || month > 12)) return null;
    const last = new Date(Date.UTC(2000, month || 12, 0));
    last.setUTCFullYear(year, month || 12, 0);
    if (found[3] && (day < 1 || day > last.getUTCDate())) return null;
    const start = year * 10000 + (month || 1) * 100 + (day || 1);
    return [start, year * 10000 + (month || 12) * 100 + (day || last.getUTCDate())];
  }

  function filterOf(params) {
    const id = (name) => (params.get(name) ? numberOf.get(params.get(name)) ?? -1 : null);
    const since = daysOf(params.get("from") || "");
    const until = daysOf(params.get("to") || "");
    return {
      kind: params.get("kind"), sector: id("sector"), party: id("party"),
      from: since ? since[0] : 0, to: until ? until[1] : 99999999, timed: Boolean(since || until),
    };
  }

  // The filters that are set, in words for the line above the results.
  function inWords(params, without = []) {
    const labelled = (name) => {
      const value = params.get(name);
      if (name === "kind") return kindName(quoted(value), 2);
      if (name === "from" || name === "to") return daysOf(value) ? `${name} ${value.trim()}` : "";
      return `${name} ${numberOf.has(value) ? labelOf(numberOf.get(value)) : quoted(value)}`;
    };
    const words = FILTERS.filter((name) => params.get(name) && !without.includes(name)).map(labelled).filter(Boolean);
    return words.length ? ` (${words.join("; ")})` : "";
  }

  const isWithin = (filter, start, end) => filter.from <= filter.to && start <= filter.to && end >= filter.from;

  function passes(number, filter, timed = filter.timed) {
    const record = records[number];
    if (!record) return false;
    if (filter.kind && kindOf(number) !== filter.kind) return false;
    if (filter.sector !== null && !(record.k || []).includes(filter.sector)) return false;
    if (filter.party !== null && !(record.p || []).includes(filter.party)) return false;
    return !timed || (record.w || []).some((days) => {
      const [start, end] = typeof days === "number" ? [days, days] : days;
      return isWithin(filter, start, end);
    });
  }

  // The sectors and the parties that some record names, by label.
  const named = (key) => {
    const found = new Set(records.flatMap((record) => record[key] || []));
    return [...found].sort((one, other) => collate(labelOf(one), labelOf(other)));
  };
  // The options of the long lists, made once and copied into each form.
  function choicesOfFilters() {
    const [sectors, parties] = [named("k"), named("p")];
    const copied = (...inside) => {
      const made = document.createDocumentFragment();
      made.append(...inside.filter(Boolean));
      return made;
    };
    const optionsOf = (numbers) => options(numbers.map((number) => [idOf(number), labelOf(number)]));
    const group = (name, kind) => {
      const list = parties.filter((number) => kindOf(number) === kind);
      return list.length ? el("optgroup", { label: name }, optionsOf(list)) : "";
    };
    return {
      isEmpty: !sectors.length && !parties.length,
      sectors: copied(...optionsOf(sectors)),
      parties: copied(group("Countries", "country"), group("Organisations", "organisation")),
    };
  }

  let choices = null;
  const presentKinds = new Set(kindsOf.slice(0, records.length));

  const options = (list) => list.map(([value, text]) => el("option", { value }, text));

  // The form of the filters. `changed` is called with the new parameters; `extra` adds selects of the view.
  function filters(params, changed, { without = [], extra = [] } = {}) {
    choices = choices || choicesOfFilters();
    const kindList = Object.keys(kinds).filter((kind) => presentKinds.has(kind)).map((kind) => [kind, kinds[kind][1]]);
    const wrong = el("p", { class: "wrong", id: "wrong-time", hidden: true });
    const field = (name, label, control) => (without.includes(name) ? "" : el("div", { class: name === "from" || name === "to" ? "short" : null }, el("label", { for: `f-${name}` }, label), control));
    const select = (name, inside) => {
      const made = el("select", { id: `f-${name}`, name }, inside);
      const value = params.get(name);
      const isExtra = extra.some(([one]) => one === name);
      const isKnown = [...made.options].some((option) => option.value === value);
      if (value && !isKnown && !isExtra) made.append(el("option", { value }, `${quoted(value)}, not on this page`));
      if (value && (isKnown || !isExtra)) made.value = value;
      return made;
    };
    const all = (text) => el("option", { value: "" }, text);
    const time = (name) => el("input", {
      id: `f-${name}`, name, value: params.get(name) || "", inputmode: "text", maxlength: "10", autocomplete: "off",
      "aria-describedby": "wrong-time", placeholder: name === "from" ? "2010" : "2020-05",
    });
    const form = el("form", { submit: (event) => event.preventDefault() },
      extra.map(([name, label, list]) => field(name, label, select(name, options(list)))),
      field("kind", "Kind", select("kind", [all("all kinds"), options(kindList)])),
      field("sector", "Sector", select("sector", [all("all sectors"), choices.sectors.cloneNode(true)])),
      field("party", "Party", select("party", [all("all parties"), choices.parties.cloneNode(true)])),
      field("from", "From", time("from")),
      field("to", "To", time("to")),
      el("button", { type: "button", click: () => {
        for (const control of form.querySelectorAll("select, input")) control.value = control.dataset.first || "";
        for (const [name, , list] of extra) form.elements[name].value = list[0][0];
        apply();
      } }, "Clear the filters"));
    // The parameters that the form has, without what is no time; says what is wrong.
    const checked = () => {
      const query = queryOf(readAddress().params);
      const next = new URLSearchParams(query ? { q: query } : {});
      const times = [...form.querySelectorAll("input")];
      for (const control of form.querySelectorAll("select, input")) {
        const value = control.value.trim();
        const isDefault = extra.some(([name, , list]) => name === control.name && value === list[0][0]);
        if (value && !isDefault && (!times.includes(control) || daysOf(value))) next.set(control.name, value);
      }
      const invalid = times.filter((control) => control.value.trim() && !daysOf(control.value));
      const { from, to } = filterOf(next);
      for (const control of times) control.setAttribute("aria-invalid", String(invalid.includes(control) || from > to));
      wrong.textContent = invalid.length ? "Write a year, a month or a day: 2015, 2015-05 or 2015-05-18." : "The first day is after the last.";
      wrong.hidden = !invalid.length && from <= to;
      return next;
    };
    const apply = () => {
      const next = checked();
      summary.textContent = said(next);
      changed(next);
    };
    const said = (now) => {
      const count = FILTERS.filter((name) => !without.includes(name) && now.get(name)).length;
      return count ? `Filters (${count} set)` : "Filters";
    };
    form.addEventListener("change", apply);
    const now = checked();
    const summary = el("summary", {}, said(now));
    const wide = window.matchMedia("(min-width: 40.01rem)").matches;
    return el("details", { class: "filters", open: wide || !wrong.hidden || said(now) !== "Filters" }, summary, form, wrong);
  }

  // ---- Search: each word has to be found, at the beginning of a word or anywhere in Korean, Chinese or Japanese.

  const DENSE = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]/;
  const PLAIN = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ß: "ss", "ँ": "ं" };
  const STOP = new Set(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]);

  // The normalisation of search/normalisation.py: width, case, accents, nukta, nasals and apostrophes do not matter.
  function normalised(text) {
    let plain = text.replace(/['’‘ʼʻʽ`´′]/g, "");
    if (/^[\x00-\x7f]*$/.test(plain)) return plain.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
    plain = plain.normalize("NFKC").toLowerCase().normalize("NFKD");
    plain = plain.replace(/[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u093c\u09bc\u0c55\u0c56\u0e38\u0e39\u0e48-\u0e4b\u0eb8\u0eb9\u0ec8-\u0ecb]/g, "").normalize("NFC");
    plain = plain.replace(/['’‘ʼʻʽ`´′]/g, "").replace(/[øłđðþæœıßँ]/g, (letter) => PLAIN[letter]);
    plain = plain.replace(/ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])/g, "ं");
    return plain.replace(/\p{Cf}/gu, "").replace(/[^\p{L}\p{N}\p{Mn}\p{Mc}]+/gu, " ").trim();
  }

  // The texts of a record by weight: names; id; summary; everything else. Each is a pair of the text and its normal form.
  function textsOf(record) {
    const rest = [];
    const collect = (line) => {
      const text = plainText(line.t);
      if (text) rest.push(text);
      (line.i || []).forEach(collect);
    };
    (record.f || []).forEach(collect);
    (record.c || []).forEach(collect);
    return [
      [record.l, ...(record.n || []).map((name) => name[1])],
      [record.id],
      [record.d || record.b || ""],
      rest,
    ];
  }

  const index = [];
  const plainLetters = /^[\x00-\x7f]*$/;

  // The form of a text in the index: its normal form, but that of English keeps its marks, which takes a tenth of the time.
  function searchForm(text) {
    const plain = text.replace(/['’‘`]/g, "").replace(/[–—“”]/g, " ");
    if (plainLetters.test(plain)) return plain.toLowerCase();
    return plain.includes("\n") ? plain.split("\n").map(searchForm).join("\n") : normalised(plain);
  }

  // The forms of the texts of a record by weight, those of one weight joined; made once.
  function formsOf(number) {
    return index[number] || (index[number] = textsOf(records[number]).map((listed) => searchForm(listed.join("\n"))));
  }

  function* wholeIndex() {
    for (let number = 0; number < records.length; number += 1) {
      formsOf(number);
      yield null;
    }
  }

  // Starts at once and not when idle, so that most searches find the index made; a search before that makes it itself.
  setTimeout(() => {
    choices = choices || choicesOfFilters();
    inSlices(wholeIndex(), () => {}, () => {});
  });

  const isLetter = (code) => (code > 96 && code < 123) || (code > 47 && code < 58) || code > 127;

  // True if a form has a word at the beginning of a word, or anywhere if it is Korean, Chinese or Japanese.
  function holds(form, word) {
    let place = form.indexOf(word);
    if (place < 0 || DENSE.test(word)) return place >= 0;
    while (place > 0 && isLetter(form.charCodeAt(place - 1))) {
      place = form.indexOf(word, place + 1);
    }
    return place >= 0;
  }

  const SCORES = [70, 60, 50, 40];
  const squashed = (form) => form.replace(/[^a-z0-9\u0080-\uffff]+/g, "");

  // The score of a record for the words of a search, each of which may have several spellings; 0 if one is missing.
  function scoreOf(levels, words, whole, isDense) {
    let best = 0;
    const names = levels[0].split("\n");
    for (const form of names) {
      // Most names are passed over by their first letter.
      if (form[0] === whole[0] || !isLetter(form.charCodeAt(0))) {
        const name = squashed(form);
        if (name === whole) return 100;
        if (!best && name.startsWith(whole)) best = 80;
      }
    }
    if (best) return best;
    let worst = 99;
    for (const spellings of words) {
      const level = levels.findIndex((form) => spellings.some((word) => holds(form, word)));
      if (level < 0) {
        // Korean is written with and without blanks.
        return isDense && names.some((form) => squashed(form).includes(whole)) ? 65 : 0;
      }
      worst = Math.min(worst, SCORES[level]);
    }
    return worst;
  }

  // A search in steps, each of which yields the hits so far.
  function* search(text) {
    const query = normalised(text.slice(0, LONGEST_QUERY)).slice(0, LONGEST_QUERY);
    if (!query) return { found: [], similar: false, words: [] };
    const whole = query.replaceAll(" ", "");
    const all = [...new Set(query.split(" "))];
    const wanted = all.filter((word) => !STOP.has(word)).slice(0, 16);
    const words = (wanted.length ? wanted : all).map((word) => [word]);
    let found = yield* ranked(words, whole);
    const similar = !found.length && words.some(([word]) => word.length > 4);
    if (similar) {
      for (const spellings of words) spellings.push(...yield* near(spellings[0]));
      found = yield* ranked(words, whole);
    }
    return { found, similar: similar && found.length > 0, words: words.flat() };
  }

  const STEP = 50;

  function* ranked(words, whole) {
    const isDense = whole.length > 1 && DENSE.test(whole);
    const hits = [];
    for (let number = 0; number < records.length; number += 1) {
      const score = scoreOf(formsOf(number), words, whole, isDense);
      if (score) hits.push([score - (kindOf(number) === "source" ? 15 : 0), number, labelOf(number).length]);
      if (number % STEP === 0) yield hits;
    }
    return inOrder(hits);
  }

  const inOrder = (hits) => [...hits].sort((one, other) => other[0] - one[0] || one[2] - other[2] || one[1] - other[1]);

  let vocabulary = null;

  // The words of names that are one edit apart: a letter more, less or another, or two neighbours exchanged.
  function* near(word) {
    if (word.length < 5) return [];
    if (!vocabulary) {
      const found = new Set();
      for (let number = 0; number < records.length; number += 1) {
        for (const one of formsOf(number)[0].split(/[^a-z0-9\u0080-\uffff]+/)) found.add(one);
        if (number % STEP === 0) yield [];
      }
      vocabulary = [...found];
    }
    yield [];
    return vocabulary.filter((other) => oneEdit(word, other)).slice(0, 20);
  }

  function oneEdit(one, other) {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    const rest = one.slice(start), left = other.slice(start);
    return rest.slice(1) === left || rest === left.slice(1) || rest.slice(1) === left.slice(1)
      || (rest[0] === left[1] && rest[1] === left[0] && rest.slice(2) === left.slice(2));
  }

  // The text in which a word was found, cut around it, unless that is a name.
  function snippet(number, words) {
    const [names, , summary, rest] = formsOf(number);
    const word = words.find((one) => !holds(names, one) && (holds(summary, one) || holds(rest, one)));
    if (!word) return "";
    const text = textsOf(records[number]).slice(2).flat().find((one) => holds(searchForm(one), word));
    if (!text) return "";
    const at = text.toLowerCase().indexOf(word);
    if (at < 0) return el("p", { class: "small" }, text.slice(0, 180));
    const blank = at > 80 ? text.indexOf(" ", at - 80) + 1 : 0;
    const from = at > 80 ? (blank > 0 && blank <= at ? blank : at - 80) : 0;
    return el("p", { class: "small" }, from ? "… " : "", text.slice(from, at), el("mark", {}, text.slice(at, at + word.length)),
      text.slice(at + word.length, at + 120), text.length > at + 120 ? " …" : "");
  }

  // ---- The list of records

  // Renews the results of the list that is shown, while a search is typed.
  let renewRecords = null;
  // Stops the search that runs, and what is to be done after it.
  let stopSearch = null;
  let afterSearch = null;

  function endSearch() {
    if (stopSearch) stopSearch();
    stopSearch = afterSearch = null;
  }

  // Calls a function when the results of what was typed are shown.
  function whenFound(action) {
    if (stopSearch) afterSearch = action;
    else action();
  }

  const FIRST_RESULTS = 20;
  const PATIENCE = 100; // milliseconds after which the hits so far are shown

  function recordsView(params) {
    const results = el("div", { class: "results" });
    const list = (now, answer, isDone) => {
      const query = queryOf(now);
      const filter = filterOf(now);
      const found = answer ? answer.found.map((hit) => hit[1]) : sorted(records.keys());
      const kept = found.filter((number) => passes(number, filter));
      const hidden = !query && !filter.kind ? kept.filter((number) => kindOf(number) === "source").length : 0;
      const shown = hidden && hidden < kept.length ? kept.filter((number) => kindOf(number) !== "source") : kept;
      const said = [
        counted(shown.length, "record", "records") + (query ? ` for “${quoted(query)}”` : "") + inWords(now),
        isDone ? "" : "searching …",
        answer && answer.similar ? "none has exactly these words; these have similar ones" : "",
        shown.length < kept.length ? `${counted(hidden, "source is", "sources are")} left out; choose them as a kind` : "",
      ].filter(Boolean).join("; ");
      const outside = found.length - kept.length;
      const help = !query || shown.length || !isDone ? "" : el("p", {}, outside ? `${counted(outside, "record is", "records are")} found without the filters.`
        : "No record on this page has all of these words, or words that differ by one letter.");
      const row = (number) => recordRow(number, answer ? answer.words : []);
      results.replaceChildren(el("p", { class: "dim said" }, bdi(said)), help, ...longList(shown, row, "", 50, query ? FIRST_RESULTS : 50));
      results.setAttribute("aria-busy", String(!isDone));
      if (isDone) announce(said);
    };
    const update = (now) => {
      endSearch();
      const query = queryOf(now);
      if (!query) return list(now, null, true);
      if (!isTyping) return list(now, atOnce(search(query)), true);
      results.setAttribute("aria-busy", "true");
      // The first letter makes the view, whose results come after it.
      const isNew = !results.childElementCount;
      if (isNew) results.append(el("p", { class: "dim said" }, "searching …"));
      let shownAt = performance.now();
      let isDone = false;
      const stop = inSlices(search(query), (hits) => {
        if (performance.now() - shownAt < PATIENCE) return;
        list(now, { found: inOrder(hits), words: [] }, false);
        shownAt = performance.now();
      }, (answer) => {
        const action = afterSearch;
        isDone = true;
        stopSearch = afterSearch = null;
        list(now, answer, true);
        if (action) action();
      }, isNew);
      if (!isDone) stopSearch = stop;
      return null;
    };
    const form = filters(params, (next) => { pushAddress("records", next); update(next); });
    update(params);
    renewRecords = update;
    return { title: "Records", nodes: [heading("Records"), form, results] };
  }

  function sorted(numbers) {
    return [...numbers].sort((one, other) => collate(labelOf(one), labelOf(other)) || one - other);
  }

  // The days that stand for an open beginning and an open end.
  const [OPEN_START, OPEN_END] = [10101, 99991231];
  const yearOf = (day) => String(Math.floor(day / 10000)).padStart(4, "0");

  function whenOf(record) {
    const days = (record.w || []).flat().filter((day) => day > OPEN_START && day < OPEN_END);
    if (!days.length) return "";
    const [start, end] = [yearOf(Math.min(...days)), yearOf(Math.max(...days))];
    return start === end ? start : `${start}–${end}`;
  }

  function recordRow(number, words) {
    const record = records[number];
    const other = (record.n || []).filter((name) => name[2] === "ko" || name[2] === "hi").map((name) => bdi(name[1], name[2]));
    const beside = [kindName(kindOf(number), 1), whenOf(record)].filter(Boolean).join(", ");
    return el("li", {}, el("div", { class: "what" }, recordLink(number), " ", el("span", { class: "kind" }, beside)),
      other.length ? el("div", { class: "small" }, other.flatMap((name, place) => (place ? [" · ", name] : [name]))) : "",
      words.length ? snippet(number, words) : "");
  }

  // ---- The timeline

  // The day by which a moment has its place: the first possible one, or the last where the first is open; 0 without both.
  const dayOf = ([, start, end]) => (start > OPEN_START ? start : end < OPEN_END ? end : 0);

  function timelineView(params) {
    const results = el("div", {});
    const today = Number(data.on.replaceAll("-", "").padEnd(8, "9"));
    const update = (now) => {
      const filter = filterOf(now);
      const kept = moments.filter(([, start, end, , number]) => passes(number, filter, false)
        && (!filter.timed || (end && isWithin(filter, start, end))));
      kept.sort((one, other) => dayOf(one) - dayOf(other));
      const shown = now.get("order") === "oldest" ? kept : [...kept].reverse();
      const doubt = kept.some(([, start, end]) => filter.timed && (start < filter.from || end > filter.to));
      const said = counted(kept.length, "moment", "moments") + inWords(now) + (doubt ? "; a date with a question mark may lie outside that time" : "");
      const row = (moment, previous) => {
        const [date, start, end, text, number] = moment;
        const isOutside = filter.timed && (start < filter.from || end > filter.to);
        const isNew = !previous || yearOf(dayOf(previous)) !== yearOf(dayOf(moment));
        const year = isNew ? [el("li", { class: "year" }, el("h2", {}, dayOf(moment) ? yearOf(dayOf(moment)) : "Without a year"))] : [];
        return [...year, el("li", {}, el("span", { class: "date" }, withDates(date), isOutside ? " ?" : ""),
          el("span", { class: "what" }, onPage(number) ? el("a", { href: `#${idOf(number)}` }, bdi(text)) : bdi(text)),
          el("span", { class: "kind" }, start > today ? [el("span", { class: "tag" }, "ahead"), " "] : "", kindName(kindOf(number), 1)))];
      };
      results.replaceChildren(yearsPicture(kept), el("p", { class: "dim said" }, said), ...longList(shown, row, "moments", 200));
      announce(said);
    };
    const form = filters(params, (next) => { pushAddress("timeline", next); update(next); },
      { extra: [["order", "Order", [["newest", "newest first"], ["oldest", "oldest first"]]]] });
    update(params);
    return { title: "Timeline", nodes: [heading("Timeline"), form, results] };
  }

  const MOST_YEARS = 80;

  // A bar for each of the last years, by the first possible day of each moment.
  function yearsPicture(listed) {
    const years = listed.filter(([, start, end]) => start && Math.floor(start / 10000) === Math.floor(end / 10000)).map(([, start]) => Math.floor(start / 10000));
    if (new Set(years).size < 3) return "";
    const last = years.reduce((one, other) => Math.max(one, other));
    const start = Math.max(last - MOST_YEARS + 1, years.reduce((one, other) => Math.min(one, other)));
    const counts = Array.from({ length: last - start + 1 }, () => 0);
    for (const year of years) if (year >= start) counts[year - start] += 1;
    const most = Math.max(...counts);
    const peak = start + counts.indexOf(most);
    const name = `Moments in each year from ${start} to ${last}; the most, ${most}, in ${peak}`;
    const bars = counts.map((count, place) => el("rect", { class: "fill", x: place * 10 + 1, width: 8, y: 60 - (count / most) * 58, height: (count / most) * 58 },
      el("title", {}, `${start + place}: ${count}`)));
    const marks = [start, Math.round((start + last) / 2), last];
    return el("div", {}, el("svg", { class: "years", viewBox: `0 0 ${counts.length * 10} 60`, preserveAspectRatio: "none", role: "img", "aria-label": name }, bars),
      el("p", { class: "scale", "aria-hidden": "true" }, marks.map((year) => el("span", {}, String(year)))));
  }

  // ---- The overview: its scorecard is in the page, and the filters hide what they leave out and count again.

  // The states that occur with their numbers, and of one entry its state; `notes` are said of the noted rows of a state.
  function states(groups, notes = {}) {
    const filled = groups.filter((group) => group.rows.length);
    const isOne = filled.length === 1 && filled[0].rows.length === 1;
    return filled.map(({ word, rows }) => {
      const noted = word in notes ? sum(rows) : 0;
      return `${isOne ? "" : `${grouped(rows.length)} `}${word}${noted ? ` (${isOne ? "" : `${grouped(noted)} `}${notes[word]})` : ""}`;
    }).join(", ");
  }
  const sum = (rows) => rows.reduce((total, row) => total + Number(row.dataset.n || 0), 0);
  const oneOrMore = (count, noun) => counted(count, noun, `${noun}s`);

  // A percentage of halves is rounded to the even number, as Python does.
  function percent(part, whole) {
    const share = (part / whole) * 100;
    return `${share % 1 === 0.5 ? Math.floor(share / 2 + 0.5) * 2 : Math.round(share)}%`;
  }

  // The sentence of each part, as the library has it, from its groups of rows by state.
  const SENTENCES = {
    promises(groups) {
      const beside = (word) => groups.find((group) => group.word === word)?.rows || [];
      const [ahead, without] = ["still to come", "without a day"].map(beside);
      const come = groups.filter((group) => group.rows !== ahead && group.rows !== without);
      const count = come.flatMap((group) => group.rows).length;
      const parts = [`${count ? oneOrMore(count, "promise") : "no promise"} whose day has come${count ? `: ${states(come)}` : ""}`];
      const days = [...new Set([ahead[0], ahead[ahead.length - 1]].filter(Boolean).map((row) => row.dataset.n))];
      if (ahead.length) parts.push(`${grouped(ahead.length)} still to come, due ${days.length === 1 ? "by" : "between"} ${days.join(" and ")}`);
      if (without.length) parts.push(`${grouped(without.length)} without a day`);
      return parts.join("; ");
    },
    deliverables(groups) {
      const rows = groups.flatMap((group) => group.rows);
      const others = groups.filter((group) => group.word !== "delivered");
      const delivered = rows.length - others.flatMap((group) => group.rows).length;
      if (!rows.length) return "nothing is to be built or handed over";
      const silent = sum(rows);
      const things = `${oneOrMore(rows.length, "thing")} to be built or handed over`;
      if (rows.length === 1) return `${things}: ${states(groups)}${silent ? ", no news for two years" : ""}`;
      const share = rows.length < 20 ? "" : ` (${percent(delivered, rows.length)})`;
      const rest = others.filter((group) => group.rows.length).map((group) => `${grouped(group.rows.length)} ${group.word}`).join(", ");
      return [`${things}: ${grouped(delivered)} of ${grouped(rows.length)} delivered${share}`, rest,
        silent ? `of those still open, ${grouped(silent)} without news for two years` : ""].filter(Boolean).join("; ");
    },
    papers(groups) {
      const count = groups.flatMap((group) => group.rows).length;
      const notes = { "in force": "for a term with a known end", "signed and used": "without news for two years" };
      return count ? `${oneOrMore(count, "agreement")} without deliverables: ${states(groups, notes)}` : "no agreement without deliverables";
    },
    dialogues(groups) {
      const rows = groups.flatMap((group) => group.rows);
      const drills = rows.filter((row) => "drill" in row.dataset).length;
      if (!rows.length) return "no dialogue and no exercise";
      const what = [rows.length > drills ? oneOrMore(rows.length - drills, "dialogue") : "", drills ? oneOrMore(drills, "drill") : ""];
      const sessions = sum(rows);
      return `${what.filter(Boolean).join(" and ")}${sessions ? ` with ${oneOrMore(sessions, "session")}` : ""}: ${states(groups)}`;
    },
  };

  function renewPart(part, filter) {
    const groups = [...part.querySelectorAll("details")].map((details) => {
      const rows = [...details.querySelectorAll("tbody tr")];
      for (const row of rows) row.hidden = !row.dataset.r.split(" ").some((number) => passes(Number(number), filter));
      return { details, word: details.dataset.state, rows: rows.filter((row) => !row.hidden) };
    });
    const most = Math.max(1, ...groups.map((group) => group.rows.length));
    for (const { details, rows } of groups) {
      details.hidden = !rows.length;
      details.querySelector(".count").textContent = grouped(rows.length);
      details.querySelector(".fill").setAttribute("width", `${Math.max((rows.length / most) * 100, 2)}%`);
    }
    part.querySelector(".sentence").textContent = SENTENCES[part.dataset.part](groups);
    return groups.flatMap((group) => group.rows).length;
  }

  function renewOverview(params) {
    const filter = { ...filterOf(params), kind: null, timed: false };
    const label = (name) => (filter[name] < 0 ? params.get(name) : labelOf(filter[name]));
    const conditions = [filter.sector === null ? "" : `is of the sector ${label("sector")}`, filter.party === null ? "" : `concerns ${label("party")}`];
    const count = [...first.querySelectorAll(".part")].map((part) => renewPart(part, filter)).reduce((one, other) => one + other, 0);
    const only = conditions.filter(Boolean).join(" and ");
    document.getElementById("only").textContent = only ? `Only what ${only}. ` : "";
    const reasons = new Map();
    const several = new Map();
    for (const [number, reason, plural] of data.leftOut) if (passes(number, filter)) {
      reasons.set(reason, (reasons.get(reason) || 0) + 1);
      several.set(reason, plural);
    }
    const listed = [...reasons].sort((one, other) => other[1] - one[1]).map(([reason, times]) => counted(times, reason, several.get(reason)));
    document.getElementById("left-out").textContent = listed.length ? `Not counted: ${listed.join("; ")}.` : count ? "Every undertaking is counted." : "";
    const ofKind = new Map();
    for (const number of records.keys()) if (passes(number, filter)) ofKind.set(kindOf(number), (ofKind.get(kindOf(number)) || 0) + 1);
    for (const link of first.querySelectorAll(".contents a")) {
      const kind = new URLSearchParams(link.getAttribute("href").split("?")[1]).get("kind");
      const next = onlyParams(params, ["sector", "party"]);
      next.set("kind", kind);
      link.setAttribute("href", `#records?${next}`);
      link.nextElementSibling.textContent = grouped(ofKind.get(kind) || 0);
      link.parentNode.hidden = !ofKind.has(kind);
    }
    return only ? `The scorecard counts ${counted(count, "thing", "things")}` : "";
  }

  // Some of the parameters of an address.
  function onlyParams(params, names) {
    return new URLSearchParams([...params].filter(([name]) => names.includes(name)));
  }

  function showOverview(params) {
    const form = filters(params, (next) => {
      for (const name of ["kind", "from", "to"]) if (params.get(name)) next.set(name, params.get(name));
      pushAddress("", next);
      announce(renewOverview(next));
    }, { without: ["kind", "from", "to"] });
    const isKept = ["kind", "from", "to"].some((name) => params.get(name));
    document.getElementById("first-filters").replaceChildren(choices.isEmpty ? "" : form, isKept ? el("p", { class: "dim" }, "The filters by kind and time do not change this view.") : "");
    renewOverview(params);
  }

  // ---- The board

  const stageWord = (place) => board.stages[place][0];

  function boardView(params) {
    const results = el("div", {});
    const update = (now) => results.replaceChildren(...boardNodes(now));
    const form = filters(params, (next) => { pushAddress("board", next); update(next); }, {
      extra: [["by", "Rows by", board.by.map((by) => [by, by])]],
    });
    update(params);
    return { title: "Board", nodes: [heading(`Board on ${data.on}`), el("p", { class: "dim" },
      "Every undertaking once, by the stage that it has reached. A number opens what is behind it. A number with a question mark includes undertakings whose stage is not certain."), form, results] };
  }

  // The rows of an undertaking: those of the record that it is named after, and of the members that pass the filter.
  function rowsOf([, , , members], by, filter) {
    const counting = members.filter(([number], place) => !place || passes(number, filter));
    let rows = counting.flatMap((member) => member[1 + by]);
    if (board.by[by] === "sector") rows = rows.map((sector) => broadest(sector, filter.sector));
    return rows.length ? new Set(rows) : [-1];
  }

  // The broadest sector above one, or within a sector the one directly below that; the sector itself in a cycle.
  function broadest(sector, within) {
    const seen = new Set();
    let now = sector;
    while (now !== within && now in board.broader && board.broader[now] !== within) {
      if (seen.has(now)) return sector;
      seen.add(now);
      now = board.broader[now];
    }
    return now;
  }

  function boardNodes(params) {
    const filter = filterOf(params);
    const by = Math.max(0, board.by.indexOf(params.get("by")));
    const kept = board.entries.filter((entry) => entry[3].some(([number]) => passes(number, filter)));
    const rows = new Map();
    for (const entry of kept) for (const row of rowsOf(entry, by, filter)) {
      if (!rows.has(row)) rows.set(row, []);
      rows.get(row).push(entry);
    }
    const name = (row) => (row < 0 ? `no ${board.by[by]}` : labelOf(row));
    const lines = [...rows].sort(([one, own], [other, theirs]) => (one < 0) - (other < 0) || theirs.length - own.length || collate(name(one), name(other)));
    const word = (row) => (row < 0 ? "none" : idOf(row));
    const cells = lines.map(([row, entries]) => [word(row), name(row), entries]);
    cells.push(["total", "total", kept]);
    const most = Math.max(1, ...lines.flatMap(([, entries]) => board.stages.map((_, stage) => entries.filter((entry) => entry[0] === stage).length)));
    const chosen = [params.get("row"), params.get("stage")];
    const said = counted(kept.length, "undertaking", "undertakings") + inWords(params);
    announce(said);
    if (!kept.length) return [el("p", { class: "said" }, `No undertaking${inWords(params)}.`)];
    const cell = (row, label, entries, stage) => {
      const inside = stage === null ? entries : entries.filter((entry) => entry[0] === stage);
      const stageName = stage === null ? "all" : stageWord(stage);
      const text = `${inside.length}${inside.some((entry) => !entry[1]) ? "?" : ""}`;
      const shade = stage === null || row === "total" || !inside.length ? "" : `s${Math.ceil(Math.sqrt(inside.length / most) * 5)}`;
      if (!inside.length) return el("td", {}, el("div", { class: "none" }, el("span", { "aria-hidden": "true" }, "·"), el("span", { class: "unseen" }, "0")));
      const next = new URLSearchParams(params);
      next.set("row", row);
      next.set("stage", stageName);
      const isChosen = chosen[0] === row && chosen[1] === stageName;
      return el("td", { class: stage === null ? "all" : shade }, el("a", {
        href: `#board?${next}`, "aria-label": `${label}, ${stageName}: ${text}`, "aria-current": isChosen ? "true" : null,
      }, text));
    };
    const table = el("table", { class: "board" },
      el("caption", { class: "unseen" }, `Undertakings by ${board.by[by]} and stage`),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, board.by[by]),
        board.stages.map(([stage]) => el("th", { scope: "col" }, stage)), el("th", { scope: "col" }, "all"))),
      el("tbody", {}, cells.map(([row, label, entries]) => el("tr", { class: row === "total" ? "total" : null }, el("th", { scope: "row" }, bdi(label)),
        board.stages.map((_, stage) => cell(row, label, entries, stage)), cell(row, label, entries, null)))));
    const behind = cells.find(([row]) => row === chosen[0]);
    const nodes = [el("p", { class: "dim said" }, said), scrolling("The board", table)];
    if (behind && chosen[1]) nodes.push(behindCell(behind, chosen[1]));
    nodes.push(el("details", {}, el("summary", {}, "What the stages mean"),
      el("dl", { class: "facts" }, board.stages.map(([stage, meaning]) => fact(stage, meaning)))));
    nodes.push(...dueAndMoney(kept, FILTERS.some((one) => params.get(one))));
    return nodes.flat(Infinity).filter(Boolean);
  }

  // What is overdue follows the filters. The money cannot: what is left out of a total depends on what else is counted.
  function dueAndMoney(kept, isFiltered) {
    const nodes = [];
    if (board.overdue) {
      const [name, columns, rows] = board.overdue;
      const due = rows.filter((row) => kept.includes(entryOf.get(row.find((cell) => typeof cell === "number"))));
      if (due.length) nodes.push(dataTable([name.replace(/\(.*/, `(${due.length})`), columns, due]));
    }
    if (board.money.length && isFiltered) nodes.push(el("p", { class: "dim" }, "The money is shown without filters only: a sum is left out of a total where another one includes it, and a filter would hide the one or the other."));
    else nodes.push(...board.money.map(dataTable));
    return nodes.length ? [el("h2", {}, "Due dates and money"), nodes] : [];
  }

  function behindCell([, label, entries], stageName) {
    const stage = board.stages.findIndex(([word]) => word === stageName);
    const inside = stage < 0 ? entries : entries.filter((entry) => entry[0] === stage);
    const name = label === "total" ? "all undertakings" : label;
    const named = ([, , , [[number]]]) => labelOf(number);
    const byName = [...inside].sort((one, other) => collate(named(one), named(other)));
    return el("section", {}, el("h2", { tabindex: "-1", class: "behind" }, `${name}${stage < 0 ? "" : `, ${stageName}`} (${grouped(inside.length)})`),
      el("p", { class: "dim" }, stage < 0 ? "" : `${board.stages[stage][1]}; `, "in the order of names"), longList(byName, (entry) => entryRow(entry, stage < 0), "", 100));
  }

  function entryRow(entry, withStage) {
    const [stage, certain, reasons, [[number], ...others]] = entry;
    const includes = others.map(([one]) => one);
    return el("li", {}, el("div", { class: "what" }, recordLink(number), " ", el("span", { class: "kind" },
      [kindName(kindOf(number), 1), withStage ? stageWord(stage) : ""].filter(Boolean).join(", ") + (certain ? "" : " ?"))),
      reasons.length ? el("p", { class: "small" }, reasons.map((reason, place) => [place ? "; " : "", textNodes(reason)])) : "",
      includes.length ? el("p", { class: "small" }, "counted with it: ", includes.flatMap((one, place) => [place ? ", " : "", recordLink(one)])) : "");
  }

  function dataTable([name, columns, rows]) {
    const row = (cells) => el("tr", {}, cells.map((cell, place) => el("td", { class: columns[place][1] ? "number" : null },
      typeof cell === "number" ? recordLink(cell) : textNodes(cell))));
    return el("details", {}, el("summary", {}, name), scrolling(name, el("table", {},
      el("thead", {}, el("tr", {}, columns.map(([text, isNumber]) => el("th", { scope: "col", class: isNumber ? "number" : null }, text)))),
      el("tbody", {}, rows.map(row)))));
  }

  // ---- One record

  function referenceMarks(numbers) {
    if (!numbers || !numbers.length) return "";
    return el("span", { class: "refs" }, numbers.flatMap((number) => [" ", el("a", {
      href: `#${idOf(current.number)}?source=${number}`, "aria-label": `source ${number}`,
    }, `[${number}]`)]));
  }

  function lineNodes(line) {
    return [textNodes(line.t), referenceMarks(line.s), linesInside(line)];
  }

  function linesInside(line) {
    if (!line.i) return "";
    return el("ul", {}, line.i.map((inner) => el("li", { class: inner.f === "note" ? "remark" : null },
      inner.f && inner.f !== "note" ? `${inner.f}: ` : "", lineNodes(inner))));
  }

  function fact(name, ...value) {
    return [el("dt", {}, name), el("dd", {}, value)];
  }

  function boardFact(number, [stage, certain, reasons, [[named]]]) {
    const word = stageWord(stage);
    return fact("on the board", el("a", { href: `#board?row=total&stage=${encodeURIComponent(word)}` }, word), certain ? "" : " ?",
      named === number ? "" : [", counted with ", recordLink(named)],
      reasons.length ? el("ul", {}, reasons.map((reason) => el("li", { class: "remark" }, textNodes(reason)))) : "");
  }

  // A field with a list has its sources beside its name.
  const fieldFact = (line) => (line.t ? fact(line.f, lineNodes(line)) : fact([line.f, referenceMarks(line.s)], linesInside(line)));

  // The records that refer to each record, made at the first question.
  let referring = null;

  function referringTo(number) {
    if (!referring) {
      referring = new Map();
      const add = (from, to) => {
        if (!referring.has(to)) referring.set(to, new Set());
        referring.get(to).add(from);
      };
      const walk = (from, line) => {
        if (typeof line.t === "object") for (const piece of line.t) if (typeof piece === "number") add(from, piece);
        for (const inner of line.i || []) walk(from, inner);
      };
      records.forEach((record, from) => {
        for (const line of [...(record.f || []), ...(record.c || [])]) walk(from, line);
        for (const [source] of record.q || []) add(from, source);
      });
    }
    const found = new Set(referring.get(number) || []);
    found.delete(number);
    return [...found];
  }

  const current = { number: 0 };

  function recordView(number, params) {
    const record = records[number];
    current.number = number;
    const kind = kindOf(number);
    const nodes = [el("p", { class: "kind" }, el("a", { href: `#records?kind=${kind}` }, kindName(kind, 1))), heading(record.l),
      el("p", { class: "id" }, el("a", { href: `#${record.id}` }, `#${record.id}`))];
    if (record.u) nodes.push(el("p", { class: "address" }, webLink(record.u, record.u)));
    if (record.b) nodes.push(el("p", { class: "dim" }, bdi(record.b)));
    if (record.d) nodes.push(el("p", {}, bdi(record.d), referenceMarks(record.ds)));
    const entry = entryOf.get(number);
    const names = new Map();
    for (const [name, text, language] of record.n || []) names.set(name, [...(names.get(name) || []), bdi(text, language || null)]);
    const facts = [
      ...(record.ns ? fact(record.n ? "English" : "name", bdi(record.l), referenceMarks(record.ns)) : []),
      ...[...names].flatMap(([name, texts]) => fact(name, texts.flatMap((text, place) => (place ? [" · ", text] : [text])))),
      ...(record.t || []).flatMap(([name, text]) => fact(`${name} on ${data.on}`, text)),
      ...(entry ? boardFact(number, entry) : []),
      ...(record.f || []).flatMap(fieldFact),
    ];
    if (facts.length) nodes.push(el("dl", { class: "facts" }, facts));
    if (record.y) nodes.push(...trailNodes(record.y));
    if (record.c) {
      nodes.push(el("h2", {}, `Claims (${record.c.length})`), el("ul", { class: "claims" }, record.c.map(claimRow)));
    }
    if (record.q) nodes.push(...sourcesNodes(record, params));
    nodes.push(...referringNodes(number));
    return { title: record.l, nodes };
  }

  // What a claim says, after its type and its rank, which are left out of an accepted fact.
  function claimText(claim) {
    const tags = [claim.h, claim.r].filter(Boolean).map((word) => [el("span", { class: "tag" }, word), " "]);
    return [tags, bdi(plainText(claim.t))];
  }

  function claimRow(claim) {
    const inside = (line) => (line.i ? line.i.flatMap((inner, place) => [place ? ", " : "", textNodes(inner.t)]) : textNodes(line.t));
    const about = (claim.i || []).filter((line) => line.f !== "note");
    return el("li", { class: claim.r === "rejected" ? "rejected" : null }, claimText(claim), referenceMarks(claim.s),
      about.length ? el("div", { class: "small" }, about.map((line, place) => [place ? "; " : "", `${line.f}: `, inside(line)])) : "",
      (claim.i || []).filter((line) => line.f === "note").map((line) => el("div", { class: "small" }, textNodes(line.t))));
  }

  // ---- The trail of an undertaking

  function trailNodes(trail) {
    // A step whose text is the name of its record is the link itself.
    const step = ([day, text, relation, number]) => {
      const isName = relation && text === labelOf(number);
      return el("li", {}, el("span", { class: "date" }, withDates(day || "undated")), el("div", { class: "what" }, isName ? recordLink(number) : textNodes(text),
        relation ? el("div", { class: "small" }, isName ? "" : [recordLink(number), ", "], textNodes(relation)) : ""));
    };
    const gap = (text, until) => el("li", { class: "gap" }, el("span", {}), el("span", {}, `${text}${text.endsWith("years") ? "," : ""} with nothing recorded${until ? `, to ${until}` : ""}`));
    // Steps without a date come last, after the silence.
    const steps = trail.s || [];
    const undated = steps.filter((one) => typeof one !== "string" && !one[0]);
    const dated = steps.filter((one) => !undated.includes(one));
    const count = steps.filter((one) => typeof one !== "string").length;
    const nodes = [el("h2", {}, `Trail to ${trail.at} (${counted(count, "step", "steps")})`)];
    if (trail.g) nodes.push(el("p", {}, withDates(trail.g)));
    if (count) {
      nodes.push(el("ol", { class: "list trail" }, dated.map((one) => (typeof one === "string" ? gap(one) : step(one))),
        trail.e ? gap(trail.e, trail.at) : "", undated.map(step)));
    } else nodes.push(el("p", { class: "dim" }, "No step is recorded."));
    if (trail.a) nodes.push(el("h3", {}, "Ahead"), el("ol", { class: "list trail" }, trail.a.map(step)));
    if (trail.m) nodes.push(...trail.m.map(dataTable));
    if (trail.c) {
      nodes.push(el("details", { open: trail.c.length <= 5 }, el("summary", {}, `Claims in other records of this trail (${trail.c.length})`),
        el("ul", { class: "claims" }, trail.c.map(([number, place, relation]) => {
          const claim = typeof place === "string" ? { t: place } : records[number].c[place];
          return el("li", { class: claim.r === "rejected" ? "rejected" : null }, claimText(claim), el("div", { class: "small" }, recordLink(number), ", ", textNodes(relation)));
        }))));
    }
    return nodes;
  }

  function sourcesNodes(record, params) {
    const row = ([source, ...places], place) => {
      const own = records[source] || {};
      return el("li", { class: params.get("source") === String(place + 1) ? "found" : null, tabindex: "-1" },
        el("span", { class: "count" }, `[${place + 1}]`),
        el("div", {}, recordLink(source), own.b || places.length ? el("div", { class: "small" }, bdi(own.b || ""), own.b && places.length ? "; " : "",
          places.length ? ["at: ", bdi(places.join("; "))] : "") : "",
          own.u ? el("div", { class: "address" }, webLink(own.u, own.u)) : ""));
    };
    return [el("h2", {}, `Sources (${record.q.length})`),
      el("p", { class: "small" }, "A number beside a field is the source of that field; the others are for the record as a whole."),
      el("ol", { class: "sources" }, record.q.map(row))];
  }

  const MOST_OPEN = 12;

  function referringNodes(number) {
    const found = referringTo(number);
    if (!found.length) return [];
    const byKind = new Map();
    for (const one of sorted(found)) byKind.set(kindOf(one), [...(byKind.get(kindOf(one)) || []), one]);
    const groups = Object.keys(kinds).filter((kind) => byKind.has(kind)).map((kind) => {
      const list = byKind.get(kind);
      const group = el("details", { open: found.length <= MOST_OPEN }, el("summary", {}, `${kindName(kind, 2)} (${grouped(list.length)})`));
      const fill = () => { if (group.open && group.children.length < 2) group.append(...longList(list, (one) => el("li", {}, recordLink(one)), "", 100)); };
      group.addEventListener("toggle", fill);
      fill();
      return group;
    });
    return [el("h2", {}, `Referred to by (${grouped(found.length)})`), el("div", { class: "referring" }, groups)];
  }

  // ---- Addresses

  const VIEWS = { timeline: timelineView, board: boardView, records: recordsView };

  function readAddress() {
    const raw = location.hash.slice(1);
    const cut = raw.indexOf("?");
    let name = cut < 0 ? raw : raw.slice(0, cut);
    try { name = decodeURIComponent(name); } catch { /* an address that is no text is shown as it is */ }
    return { name, params: new URLSearchParams(cut < 0 ? "" : raw.slice(cut + 1)) };
  }

  const addressOf = (name, params) => `#${name}${String(params) ? `?${params}` : ""}`;

  // Changes the address while a search is typed, without a step back for each letter.
  function replaceAddress(name, params) {
    history.replaceState(null, "", addressOf(name, params));
    at = location.hash;
    carry(params);
  }

  // Adds an address of a view whose filters were changed, so that Back takes the change back.
  function pushAddress(name, params) {
    if (addressOf(name, params) === (location.hash || "#")) return;
    places.set(at, placeNow());
    history.pushState(null, "", addressOf(name, params));
    at = location.hash;
    carry(params);
  }

  // The links to the views keep the filters that are set.
  function carry(params) {
    const query = String(onlyParams(params, FILTERS));
    for (const link of document.querySelectorAll("#views a")) {
      link.setAttribute("href", link.getAttribute("href").split("?")[0] + (query ? `?${query}` : ""));
    }
  }

  // The place in what is shown: how far it is scrolled, what is open, how many rows each list has, and the focus.
  const partShown = () => (first.hidden ? view : first);
  const linksTo = (href) => [...partShown().querySelectorAll("a")].filter((link) => link.getAttribute("href") === href);

  function placeNow() {
    const focus = document.activeElement;
    const isInside = partShown().contains(focus);
    const href = isInside && focus.getAttribute("href");
    return {
      scroll: lastScroll,
      open: [...partShown().querySelectorAll("details")].map((details) => details.open),
      rows: [...partShown().querySelectorAll(".list")].map((list) => list.querySelectorAll(":scope > li:not(.year)").length),
      focus: href ? [href, linksTo(href).indexOf(focus)] : null,
      control: isInside && focus.id.startsWith("f-") ? focus.id : null,
    };
  }

  // Returns the link or the filter that had the focus.
  function restore({ open, rows, focus, control }) {
    [...partShown().querySelectorAll("details")].forEach((details, place) => {
      if (open[place] === undefined) return;
      details.open = open[place];
      details.dispatchEvent(new Event("toggle"));
    });
    [...partShown().querySelectorAll(".list")].forEach((list, place) => {
      if (growers.has(list) && rows[place]) growers.get(list)(rows[place]);
    });
    return control ? document.getElementById(control) : focus && linksTo(focus[0])[focus[1]];
  }

  const announce = (text) => { document.getElementById("status").textContent = text; };
  const places = new Map();
  let at = null;
  let isClick = false;
  let isTyping = false;

  function show() {
    const { name, params } = readAddress();
    const isStart = at === null;
    if (!isStart) places.set(at, placeNow());
    endSearch();
    at = location.hash;
    // After a reload the place is in the history.
    const place = isStart ? history.state : !isClick && places.get(at);
    announce("");
    first.hidden = name !== "";
    let shown = { title: "", nodes: [] };
    document.getElementById("first-filters").replaceChildren();
    if (name === "") {
      view.replaceChildren();
      showOverview(params);
    } else {
      const number = numberOf.get(name);
      if (number !== undefined && onPage(number)) shown = recordView(number, params);
      else if (Object.hasOwn(VIEWS, name)) shown = VIEWS[name](params);
      else shown = { title: "Not found", nodes: [heading("Not found"), el("p", {}, "There is nothing on this page at the address ", bdi(quoted(`#${name}`, LONGEST_QUERY)), ".")] };
      view.replaceChildren(...shown.nodes.flat(Infinity).filter((node) => node !== ""));
    }
    document.title = shown.title ? `${shown.title} – ${title}` : title;
    const tab = { "": "#", timeline: "#timeline", board: "#board" }[name] || "#records";
    if (name === "" || Object.hasOwn(VIEWS, name)) carry(params);
    for (const link of document.querySelectorAll("#views a")) {
      if (link.getAttribute("href").split("?")[0] === tab) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (!isTyping) box.value = name === "records" ? queryOf(params) : "";
    if (isTyping) return;
    const aim = (name === "board" && params.get("row") && view.querySelector(".behind")) || view.querySelector("li.found");
    if (aim && !place) {
      aim.focus({ preventScroll: true });
      aim.scrollIntoView({ block: "start" });
    } else {
      const link = place && restore(place);
      if (!isStart || link) (link || partShown().querySelector("h1")).focus({ preventScroll: true });
      window.scrollTo(0, place ? place.scroll : 0);
    }
    isClick = false;
  }

  let lastScroll = 0;
  history.scrollRestoration = "manual";
  addEventListener("beforeunload", () => history.replaceState(placeNow(), ""));
  addEventListener("scroll", () => { lastScroll = window.scrollY; }, { passive: true });
  addEventListener("hashchange", () => { if (location.hash !== at) show(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest ? event.target.closest('a[href^="#"]') : null;
    if (link && link.id === "skip") {
      event.preventDefault();
      document.getElementById("content").focus();
    } else if (link) {
      isClick = true;
      // A link to the address that is shown already brings no event.
      if ((link.getAttribute("href").slice(1) || "") === location.hash.slice(1)) show();
    }
  });
  box.addEventListener("input", () => {
    const { name, params } = readAddress();
    const next = name === "records" ? params : new URLSearchParams();
    const text = box.value.slice(0, LONGEST_QUERY).trim();
    if (text) next.set("q", text);
    else next.delete("q");
    isTyping = true;
    if (name === "records") {
      replaceAddress("records", next);
      renewRecords(next);
    } else if (text) {
      history.pushState(null, "", `#records?${next}`);
      show();
    }
    isTyping = false;
  });
  function focusFirstResult() {
    const hit = view.querySelector(".list a");
    if (hit) hit.focus();
  }

  // The arrow keys lead from the search into its results and from one row of a list to the next.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target === box) {
      if (step > 0) event.preventDefault();
      if (step > 0) whenFound(focusFirstResult);
      return;
    }
    const links = [...view.querySelectorAll(".list > li")].map((row) => row.querySelector("a")).filter(Boolean);
    const place = links.indexOf(event.target);
    if (place < 0) return;
    const next = place + step < 0 ? box : links[place + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    whenFound(focusFirstResult);
  });
  addEventListener("beforeprint", () => {
    for (const closed of document.querySelectorAll("main details:not([open])")) {
      if (closed.closest("[hidden]") || closed.classList.contains("filters")) continue;
      closed.open = closed.dataset.opened = true;
      // The event of its own comes after the printing, and fills a list.
      closed.dispatchEvent(new Event("toggle"));
    }
  });
  addEventListener("afterprint", () => {
    for (const opened of document.querySelectorAll("details[data-opened]")) {
      opened.open = false;
      delete opened.dataset.opened;
    }
  });
  for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
  show();
})();
