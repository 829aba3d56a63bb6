'use strict';

// Swagger UI knows client credentials, but not that a token here is bound to regions, an enterprise or a data centre:
// the form above it says to what, and each token request takes it along.
const role = document.getElementById('role');
const binding = document.getElementById('binding');
const person = document.getElementById('person');
const tokenUrl = new URL('oauth2/token', location.href).href;

document.getElementById('caller').addEventListener('submit', event => event.preventDefault());

function takes() {
  return role.selectedOptions[0].dataset.takes;
}

function show() {
  document.getElementById('bound').hidden = !takes();
  binding.placeholder = role.selectedOptions[0].dataset.hint || '';
  binding.value = '';
}

function bound(request) {
  if (request.url !== tokenUrl) {
    return request;
  }
  const form = new URLSearchParams(request.body);
  form.delete('scope');  // all scopes of the role
  if (takes() && binding.value.trim()) {
    form.set(takes(), binding.value.trim());
  }
  if (person.value.trim()) {
    form.set('person', person.value.trim());
  }
  request.body = form.toString();
  return request;
}

async function start() {
  const services = await (await fetch('openapi')).json();
  const ui = SwaggerUIBundle({
    urls: services,
    dom_id: '#swagger-ui',
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
    deepLinking: true,
    // would send the document to a site elsewhere
    validatorUrl: null,
    // a token in the browser's storage outlives the reason to have it
    persistAuthorization: false,
    requestInterceptor: bound,
  });
  const chosen = () => ui.initOAuth({clientId: role.value});
  role.addEventListener('change', () => { show(); chosen(); });
  show();
  chosen();
}

// The services answer pages of this one origin only.
if (location.hostname === 'localhost') {
  location.replace(location.href.replace('//localhost', '//127.0.0.1'));
} else {
  start();
}
