-- Requests of one kind for wrk, drawn from a file of paths, one a line: PATH, or PATH TAB ETAG. Prints one line of JSON.
-- After `--`: method, file of paths, token, file of a body or "-".
local paths, etags, body, headers, method = {}, {}, nil, {}, "GET"
local count = 0

local function slurp(name)
  local file = assert(io.open(name, "r"))
  local text = file:read("*a")
  file:close()
  return text
end

function init(args)
  method = args[1]
  for line in slurp(args[2]):gmatch("[^\n]+") do
    local path, etag = line:match("^([^\t]+)\t?(.*)$")
    paths[#paths + 1] = path
    etags[#etags + 1] = etag
  end
  if args[3] ~= "-" then headers["Authorization"] = "Bearer " .. args[3] end
  if args[4] ~= "-" then
    body = slurp(args[4])
    headers["Content-Type"] = "application/json"
  end
  math.randomseed(os.time() + os.clock() * 1000000)
end

function request()
  local place = math.random(#paths)
  headers["If-None-Match"] = etags[place] ~= "" and etags[place] or nil
  if body then
    count = count + 1
    headers["Idempotency-Key"] = string.format("%08x%08x%08x%08x", os.time(), math.random(0, 2147483647), math.random(0, 2147483647), count)
  end
  return wrk.format(method, paths[place], headers, body)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'JSON {"requests": %d, "seconds": %.3f, "errors": %d, "p50": %.3f, "p95": %.3f, "p99": %.3f, "most": %.3f}\n',
    summary.requests, summary.duration / 1e6, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
