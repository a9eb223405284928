# Renders pages of Jekyll: JSON lines {"name": path, "text": section} on the standard
# input, each answered with {"html": {path: fragment}} or {"error": why there is none}. The
# argument is the folder of the site, in which includes, posts and other pages stand.
require "cgi"
require "json"
require "jekyll"

answers = $stdout.dup
$stdout.reopen($stderr)
folder = ARGV[0]

Jekyll.logger.log_level = :error
config = Jekyll.configuration(
  "source" => folder, "destination" => File.join(folder, "_site"), "disable_disk_cache" => true, "quiet" => true, "safe" => true,
  "title" => "A garden", "baseurl" => "/garden", "strict_front_matter" => true,
  "collections" => { "beds" => { "output" => true } }
)
SITE = Jekyll::Site.new(config)
SITE.reset
SITE.read
KEPT = SITE.pages.dup
READABLE = %w[title description excerpt].freeze

def metadata(data)
  data.map do |key, value|
    text = value.is_a?(String) ? value : JSON.generate(value)
    if READABLE.include?(key)
      "<p class=\"meta-#{key}\">#{CGI.escapeHTML(text)}</p>"
    else
      "<meta name=\"#{CGI.escapeHTML(key)}\" value=\"#{CGI.escapeHTML(text)}\">"
    end
  end.join("\n")
end

def page(folder, name, text)
  path = File.join(folder, name)
  FileUtils.mkdir_p(File.dirname(path))
  File.write(path, text)
  dir = File.dirname(name)
  page = Jekyll::Page.new(SITE, folder, dir == "." ? "" : dir, File.basename(name))
  raise page.read_error if page.respond_to?(:read_error)
  data = page.data.dup
  page.data["layout"] = "none"
  SITE.liquid_renderer.reset # it keeps what it has read by the names of files
  SITE.inclusions.clear
  SITE.pages = KEPT.reject { |p| p.relative_path == name } + [page]
  page.render({}, SITE.site_payload)
  metadata(data) + "\n" + page.output
end

$stdin.each_line do |line|
  request = JSON.parse(line)
  begin
    answer = { "html" => { request["name"] => page(folder, request["name"], request["text"]) } }
  rescue StandardError, SyntaxError => e
    answer = { "error" => "#{e.class}: #{e.message}" }
  end
  answers.puts(JSON.generate(answer))
  answers.flush
end
