// Named questions and SPARQL on one page. Everything shown comes as text, never as markup.
import { WORDS } from "./words.js";

const SHOWN = 500;
const KEPT = 50;
const THINGS = "https://w3id.org/chuangpu/id/";
const TERMS = "https://w3id.org/chuangpu/ontology#";
const EXAMPLE = `SELECT ?共同体 ?牵头单位 ?原句 WHERE {
  ?b cp:leads ?c . ?b rdfs:label ?牵头单位 . ?c a cp:InnovationCommunity ; rdfs:label ?共同体
  GRAPH ?document { ?claim rdf:subject ?b ; rdf:predicate cp:leads ; rdf:object ?c ; oa:exact ?原句 }
} LIMIT 20`;

const at = (id) => document.getElementById(id);
const state = { language: Number(localStorage.getItem("language") || 0), questions: [], chosen: null, control: null, history: [], place: 0 };
const say = (key, ...values) => WORDS[key][state.language].replace(/\{(\d)\}/g, (_, i) => values[i]);
const pick = (pair) => (pair ? (state.language ? pair.en : pair.zh) || pair.zh || pair.en || "" : "");

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function speak() {
  document.documentElement.lang = state.language ? "en" : "zh-CN";
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  at("filter").placeholder = say("filter");
  at("filter").setAttribute("aria-label", say("filter"));
  at("language").textContent = say("other");
  listQuestions();
  if (state.chosen) fillForm(state.chosen, readFields());
}

function openTab(name) {
  for (const one of ["questions", "sparql"]) {
    at(one).hidden = one !== name;
    at(`tab-${one}`).setAttribute("aria-selected", String(one === name));
  }
}

function listQuestions() {
  const sought = at("filter").value.trim().toLowerCase();
  const fits = (q) => [q.name, q.title.zh, q.title.en, q.answers.zh, q.answers.en].some((t) => (t || "").toLowerCase().includes(sought));
  let topic = "";
  at("list").replaceChildren(...state.questions.filter(fits).flatMap((question) => {
    const button = make("button", { type: "button", onclick: () => choose(question) }, pick(question.title), make("small", {}, pick(question.answers)));
    if (question === state.chosen) button.setAttribute("aria-current", "true");
    const heading = pick(question.topic) === topic ? [] : [make("li", { className: "topic" }, topic = pick(question.topic))];
    return [...heading, make("li", {}, button)];
  }));
}

function choose(question) {
  state.chosen = question;
  at("choose").hidden = true;
  at("form").hidden = false;
  fillForm(question, {});
  listQuestions();
  const first = at("fields").querySelector("input");
  if (first) first.focus();
}

function fillForm(question, values) {
  at("question-title").textContent = pick(question.title);
  at("question-text").textContent = pick(question.answers);
  at("fields").replaceChildren(...question.parameters.map((parameter) => {
    const input = make("input", {
      id: `field-${parameter.name}`, name: parameter.name, value: values[parameter.name] ?? parameter.default ?? "", required: parameter.required, autocomplete: "off",
    });
    if (parameter.type === "thing") {
      input.setAttribute("list", "names");
      input.oninput = () => suggest(input.value);
    }
    const label = make("label", { htmlFor: input.id }, pick(parameter.help), parameter.required ? ` · ${say("needed")}` : "");
    return make("div", { className: "field" }, label, input, make("small", {}, parameter.name));
  }));
}

const readFields = () => Object.fromEntries([...at("fields").querySelectorAll("input")].map((i) => [i.name, i.value.trim()]));

let waiting = 0;
function suggest(text) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    if (!text.trim()) return;
    try {
      const found = await (await fetch(`find?limit=12&q=${encodeURIComponent(text)}`)).json();
      at("names").replaceChildren(...(found.hits || []).map((hit) => make("option", { value: hit.name })));
    } catch { /* suggestions are a convenience */ }
  }, 120);
}

function askQuestion() {
  const values = Object.entries(readFields()).filter(([, value]) => value);
  return show(`questions/${state.chosen.name}?${new URLSearchParams(values)}`, state.chosen.columns);
}

function runQuery() {
  const query = at("query").value;
  if (!query.trim()) return;
  state.history = [...state.history.filter((q) => q !== query), query].slice(-KEPT);
  state.place = state.history.length - 1;
  localStorage.setItem("history", JSON.stringify(state.history));
  steps();
  const parameters = { query };
  if (at("union").checked) parameters.union = "1";
  return show(`sparql?${new URLSearchParams(parameters)}`);
}

function steps() {
  at("older").disabled = state.place <= 0;
  at("newer").disabled = state.place >= state.history.length - 1;
}

function step(by) {
  state.place += by;
  at("query").value = state.history[state.place];
  steps();
}

async function show(path, titles = {}) {
  if (state.control) state.control.abort();
  const control = state.control = new AbortController();
  const began = performance.now();
  clear(say("working"));
  at("stop").hidden = false;
  try {
    const accept = "application/sparql-results+json, application/n-triples;q=0.9";
    const reply = await fetch(path, { headers: { Accept: accept }, signal: control.signal });
    const text = await reply.text();
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    if (!reply.ok) return fail(text);
    offer(path);
    if ((reply.headers.get("Content-Type") || "").includes("json")) showResult(JSON.parse(text), seconds, titles);
    else showTriples(text, seconds);
  } catch (error) {
    if (state.control === control) fail(error.name === "AbortError" ? say("stopped") : say("lost"));
  } finally {
    if (state.control === control) at("stop").hidden = true;
  }
}

function clear(status) {
  at("answer").hidden = false;
  at("status").textContent = status;
  at("fault").hidden = at("table").hidden = at("downloads").hidden = true;
}

function fail(text) {
  clear("");
  at("fault").textContent = text.trim();
  at("fault").hidden = false;
}

function offer(path) {
  for (const [id, form] of [["csv", "text/csv"], ["json", "application/sparql-results+json"]]) {
    const link = at(id);
    link.href = path;
    link.onclick = async (event) => {
      event.preventDefault();
      const blob = await (await fetch(path, { headers: { Accept: `${form}, text/turtle;q=0.5` } })).blob();
      const url = URL.createObjectURL(blob);
      make("a", { href: url, download: link.download }).click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    };
  }
}

function showResult(result, seconds, titles) {
  if ("boolean" in result) return void (at("status").textContent = say(result.boolean ? "yes" : "no"));
  const names = result.head.vars.filter((name) => !name.endsWith("Iri"));
  const iriOf = (name) => (result.head.vars.includes(`${name}Iri`) ? `${name}Iri` : null);
  fillTable(names, result.results.bindings.map((row) => names.map((name) => ({ ...row[name], iri: iriOf(name) && row[iriOf(name)]?.value }))), seconds, titles);
}

function showTriples(text, seconds) {
  const lines = text.split("\n").filter(Boolean).map((line) => [{ type: "literal", value: line }]);
  fillTable(["N-Triples"], lines, seconds);
}

function fillTable(names, rows, seconds, titles = {}) {
  const shown = rows.slice(0, SHOWN);
  at("status").textContent = rows.length === 0 ? say("nothing") : say(rows.length > SHOWN ? "shown" : "rows", rows.length, seconds, SHOWN);
  at("table").tHead.replaceChildren(make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, pick(titles[name]) || name))));
  at("table").tBodies[0].replaceChildren(...shown.map((row) => make("tr", {}, ...row.map((value) => make("td", {}, ...cell(value))))));
  at("table").hidden = rows.length === 0;
  at("downloads").hidden = false;
}

function cell(value) {
  if (!value || value.value === undefined) return [];
  if (value.iri) return [link(value.value, value.iri)];
  if (value.type !== "uri") return [value.value];
  if (value.value.startsWith(THINGS)) return [link(decodeURI(value.value.slice(THINGS.length)), value.value)];
  return [value.value.startsWith(TERMS) ? `cp:${value.value.slice(TERMS.length)}` : value.value];
}

const link = (text, iri) => make("button", { type: "button", title: iri, onclick: () => describe(iri) }, text);

function describe(iri) {
  openTab("sparql");
  at("query").value = `SELECT ?关系 ?对方 ?方向 WHERE {\n  { <${iri}> ?关系 ?对方 BIND("→" AS ?方向) }\n  UNION\n  { ?对方 ?关系 <${iri}> BIND("←" AS ?方向) }\n} LIMIT 500`;
  runQuery();
}

async function start() {
  at("language").onclick = () => { state.language = 1 - state.language; localStorage.setItem("language", state.language); speak(); };
  for (const name of ["questions", "sparql"]) at(`tab-${name}`).onclick = () => openTab(name);
  at("filter").oninput = listQuestions;
  at("form").onsubmit = (event) => { event.preventDefault(); askQuestion(); };
  at("run").onclick = runQuery;
  at("older").onclick = () => step(-1);
  at("newer").onclick = () => step(1);
  at("stop").onclick = () => state.control && state.control.abort();
  at("query").onkeydown = (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) runQuery(); };
  state.history = JSON.parse(localStorage.getItem("history") || "[]");
  state.place = state.history.length - 1;
  at("query").value = state.history.at(-1) || EXAMPLE;
  steps();
  openTab("questions");
  speak();
  try {
    state.questions = (await (await fetch("questions")).json()).questions;
    listQuestions();
  } catch { fail(say("lost")); }
}

start();
