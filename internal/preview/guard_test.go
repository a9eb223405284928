package preview_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/preview"
)

// Only pages of the server itself, and people, get anything.
func TestRefusesStrangers(t *testing.T) {
	t.Parallel()
	server, err := preview.New(t.Context(), bookgen.Folder(t, garden()), preview.Options{Hosts: []string{"book.example.org"}})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	const section, api = "/zh_Hant/01-soil.md", "/-/messages?locale=zh_Hant&section=01-soil.md"
	for _, test := range []struct {
		name, method, host, address string
		header                      map[string]string
		want                        int
	}{
		{"loopback", "GET", "127.0.0.1:8323", section, nil, http.StatusOK},
		{"loopback in IPv6", "GET", "[::1]:8323", section, nil, http.StatusOK},
		{"localhost", "GET", "LOCALHOST", section, nil, http.StatusOK},
		{"a name that was given", "GET", "book.example.org:80", section, nil, http.StatusOK},
		{"a name that leads here", "GET", "evil.example.org", section, nil, http.StatusForbidden},
		{"a name that begins so", "GET", "127.0.0.1.evil.example.org", section, nil, http.StatusForbidden},
		{"another address", "GET", "192.0.2.1:8323", section, nil, http.StatusForbidden},
		{"no name", "GET", "", section, nil, http.StatusForbidden},
		{"HEAD", "HEAD", "127.0.0.1", section, nil, http.StatusOK},
		{"POST", "POST", "127.0.0.1", section, nil, http.StatusMethodNotAllowed},
		{"PUT", "PUT", "127.0.0.1", api, nil, http.StatusMethodNotAllowed},
		{"DELETE", "DELETE", "127.0.0.1", "/", nil, http.StatusMethodNotAllowed},
		{"OPTIONS", "OPTIONS", "127.0.0.1", "/", nil, http.StatusMethodNotAllowed},
		{"its own script", "GET", "127.0.0.1", api, map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1"}, http.StatusOK},
		{"a script elsewhere", "GET", "127.0.0.1", api, map[string]string{"Sec-Fetch-Site": "cross-site"}, http.StatusForbidden},
		{"a page on another port", "GET", "127.0.0.1:8323", api, map[string]string{"Origin": "http://127.0.0.1:9000"}, http.StatusForbidden},
		{"a picture elsewhere", "GET", "127.0.0.1", "/zh_Hant/spade.svg", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}, http.StatusForbidden},
		{"a frame elsewhere", "GET", "127.0.0.1", section, map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, http.StatusForbidden},
		{"a link elsewhere", "GET", "127.0.0.1", section, map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, http.StatusOK},
		{"a link to data", "GET", "127.0.0.1", api, map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, http.StatusForbidden},
		{"a file beside", "GET", "127.0.0.1", "/zh_Hant/../../secret.png", nil, http.StatusTemporaryRedirect},
		{"a file beside, escaped", "GET", "127.0.0.1", "/zh_Hant/..%2Fsecret.png", nil, http.StatusNotFound},
		{"a file beside, with backslashes", "GET", "127.0.0.1", `/zh_Hant/..%5Csecret.png`, nil, http.StatusNotFound},
		{"an absolute file", "GET", "127.0.0.1", "/zh_Hant/%2Fetc%2Fpasswd", nil, http.StatusNotFound},
		{"the configuration", "GET", "127.0.0.1", "/zh_Hant/handbook.yaml", nil, http.StatusNotFound},
		{"HTML of the handbook", "GET", "127.0.0.1", "/zh_Hant/page.html", nil, http.StatusNotFound},
		{"no locale", "GET", "127.0.0.1", "/xx/01-soil.md", nil, http.StatusNotFound},
		{"no asset", "GET", "127.0.0.1", "/-/..%2Fpreview.go", nil, http.StatusNotFound},
		{"no section", "GET", "127.0.0.1", "/-/messages?locale=zh_Hant&section=..", nil, http.StatusNotFound},
	} {
		request := httptest.NewRequest(test.method, "http://127.0.0.1"+test.address, http.NoBody)
		request.Host = test.host
		for key, value := range test.header {
			request.Header.Set(key, value)
		}
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		if answer.Code != test.want {
			t.Errorf("%s: status %d, want %d", test.name, answer.Code, test.want)
		}
		if policy := answer.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") || answer.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: headers %v", test.name, answer.Header())
		}
		if strings.Contains(answer.Body.String(), "hidden from all") {
			t.Errorf("%s: a file outside is sent", test.name)
		}
	}
}

func TestPolicies(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{})
	_, header, _ := s.get("zh_Hant/01-soil.md")
	policy := header.Get("Content-Security-Policy")
	for _, want := range []string{"script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("%q is not in %s", want, policy)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is %s", policy)
	}
	_, header, _ = s.get("zh_Hant/spade.svg")
	if policy := header.Get("Content-Security-Policy"); !strings.Contains(policy, "sandbox") || header.Get("Content-Type") != "image/svg+xml" {
		t.Errorf("a picture has %v", header)
	}
	for key, want := range map[string]string{"Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin", "Access-Control-Allow-Origin": ""} {
		if got := header.Get(key); got != want {
			t.Errorf("%s is %q", key, got)
		}
	}
}

// Where the server listens for others too, it can be asked by numbers, which nobody can let lead elsewhere.
func TestAnyHost(t *testing.T) {
	t.Parallel()
	server, err := preview.New(t.Context(), bookgen.Folder(t, garden()), preview.Options{Hosts: []string{preview.AnyHost}})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	for host, want := range map[string]int{"192.0.2.1:80": http.StatusOK, "[2001:db8::1]:80": http.StatusOK, "evil.example.org": http.StatusForbidden, "*": http.StatusForbidden} {
		request := httptest.NewRequest(http.MethodGet, "/", http.NoBody)
		request.Host = host
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		if answer.Code != want {
			t.Errorf("%s: status %d", host, answer.Code)
		}
	}
}
