%% Differential conformance runner, real-OTP side.
%%   erlc conf.erl cw.erl && erl +S 1:1 -noshell -s conf main FILE.scn...
%% Reads a line-based scenario, drives real supervisor processes, prints a normalised trace.
-module(conf).
-behaviour(supervisor).
-export([main/1, init/1, attempt/2, event/2, rsn/1, start_sup/1]).

%% ---------- collector: one process, synchronous, so event order is causal ----------
coll() -> register(coll, spawn(fun() -> process_flag(priority, high), coll(#{}, #{}, [], 0) end)).
coll(Att, Pids, Ev, Count) ->
    receive
        {attempt, F, L, Acts} ->
            N = maps:get(L, Att, 0) + 1,
            A = case N > length(Acts) of true -> lists:last(Acts); false -> lists:nth(N, Acts) end,
            F ! {coll, {N, A}}, coll(Att#{L => N}, Pids, Ev, Count + 1);
        {event, F, E, Pid} ->
            {P2, X} = case E of
                {init, L, N} -> erlang:monitor(process, Pid), {Pids#{Pid => nm(L, N)}, "init " ++ nm(L, N)};
                {supinit, L, N} -> erlang:monitor(process, Pid), {Pids#{Pid => nm(L, N)}, "supinit " ++ nm(L, N)};
                {term, L, N, R} -> {Pids, "terminate " ++ nm(L, N) ++ " " ++ R};
                {info_exit, L, N, R} -> {Pids, "info_exit " ++ nm(L, N) ++ " " ++ R}
            end,
            F ! {coll, ok}, coll(Att, P2, [{ev, X} | Ev], Count + 1);
        {'DOWN', _, _, Pid, R} ->
            coll(Att, Pids, [{down, maps:get(Pid, Pids, "?") ++ " " ++ rsn(R)} | Ev], Count + 1);
        {flush, F} -> F ! {coll, lists:reverse(Ev)}, coll(Att, Pids, [], Count);
        {count, F} -> F ! {coll, Count}, coll(Att, Pids, Ev, Count);
        {names, F} -> F ! {coll, Pids}, coll(Att, Pids, Ev, Count)
    end.
cc(M) -> coll ! M, receive {coll, X} -> X end.
attempt(L, Acts) -> cc({attempt, self(), L, Acts}).
event(E, P) -> cc({event, self(), E, P}).
nm(L, N) -> lists:flatten(io_lib:format("~s#~w", [L, N])).

%% exit reason -> portable text (stack traces stripped; crash values kept)
rsn({shutdown, {failed_to_start_child, Id, R}}) -> "{shutdown,{failed_to_start_child," ++ lists:flatten(io_lib:format("~w", [Id])) ++ "," ++ rsn(R) ++ "}}";
rsn({R, [{_, _, _, _} | _]}) -> "crash(" ++ rsn(R) ++ ")";
rsn({'EXIT', R}) -> "'EXIT'(" ++ rsn(R) ++ ")";
rsn(R) -> lists:flatten(io_lib:format("~w", [R])).

%% ---------- supervisors under test ----------
start_sup(#{label := L} = D) ->
    supervisor:start_link(?MODULE, D#{label := L}).
init(#{label := L, flags := ignore}) -> event({supinit, L, element(1, attempt(L, [ok]))}, self()), ignore;
init(#{label := L, flags := F, kids := K}) ->
    event({supinit, L, element(1, attempt(L, [ok]))}, self()),
    {ok, {F, K}}.

%% ---------- script ----------
main(Files) -> [run(atom_to_list(F)) || F <- Files], halt().
run(File) ->
    logger:set_primary_config(level, none),
    process_flag(trap_exit, true),
    put(others, processes() -- [self()]),
    {ok, B} = file:read_file(File),
    Lines = [string:trim(hd(string:split(L, "#!"))) || L <- string:split(binary_to_list(B), "\n", all)],
    io:format("== ~s~n", [filename:basename(File)]),
    coll(),
    lists:foldl(fun(L, St) -> step(string:lexemes(L, " \t"), St) end, #{defs => #{}, order => []}, Lines),
    unregister(coll),
    [exit(P, kill) || P <- processes() -- [self() | get(others)]],
    drain().

kv(Args) -> maps:from_list([begin [K | V] = string:split(A, "="), {list_to_atom(K), hd(V ++ ["true"])} end || A <- Args]).
term(S) -> {ok, T, _} = erl_scan:string(S ++ "."), {ok, X} = erl_parse:parse_term(T), X.
acts(S) -> [term(X) || X <- string:lexemes(S, ";")].

step([], St) -> St;
step(["#" ++ _ | _], St) -> St;
step(["sup", L | A], #{defs := D} = St) -> St#{defs := D#{L => {sup, kv(A)}}, order := maps:get(order, St) ++ [L]};
step(["child", L | A], #{defs := D} = St) -> St#{defs := D#{L => {child, kv(A)}}, order := maps:get(order, St) ++ [L]};
step(["sleep", T], St) -> timer:sleep(list_to_integer(T)), St;
step(["settle" | _], St) -> settle(), dump(), St;
step(["restarting?", S], St) -> restarting(pid(S)), St;
step(["forget"], St) -> settle(), cc({flush, self()}), drain(), St;
step(["castnw", T, M], St) -> io:format("> castnw ~s ~s~n", [T, M]), gen_server:cast(pid(T), term(M)), St;
step(["nowait", Op, S | A] = C, St) ->
    io:format("> ~s~n", [string:join(C, " ")]),
    R = try api(Op, pid(S), A, St) catch exit:E -> {'EXIT', E} end,
    io:format("  ret ~s~n", [ret(R)]), St;
step(["start", L], St) ->
    io:format("> start ~s~n", [L]),
    R = start_sup(supdef(L, St)), settle(), dump(),
    io:format("  ret ~s~n", [ret(R)]),
    St2 = case R of {ok, P} -> St#{root => P}; _ -> St end,
    drain(), St2;
step([Op, S | A] = C, St) when Op =:= "start_child"; Op =:= "terminate_child"; Op =:= "restart_child"; Op =:= "delete_child"; Op =:= "which"; Op =:= "count"; Op =:= "spec"; Op =:= "check" ->
    io:format("> ~s~n", [string:join(C, " ")]),
    P = pid(S),
    R = try api(Op, P, A, St) catch exit:E -> {'EXIT', E} end,
    settle(), dump(),
    io:format("  ret ~s~n", [ret(R)]), St;
step(["cast", T, M], St) -> io:format("> cast ~s ~s~n", [T, M]), gen_server:cast(pid(T), term(M)), settle(), dump(), St;
step(["exit", T, R], St) -> io:format("> exit ~s ~s~n", [T, R]), signal(pid(T), term(R)), settle(), dump(), St;
step(["exitfrom_stranger", T, R], St) -> io:format("> exitfrom_stranger ~s ~s~n", [T, R]), Q = pid(T), spawn(fun() -> exit(Q, term(R)) end), settle(), dump(), St;
step(["root_exit?"], St) -> settle(), receive {'EXIT', P, R} -> io:format("  root EXIT ~s ~s~n", [name(P), rsn(R)]) after 0 -> io:format("  root alive~n") end, St.

api("start_child", P, [C], St) ->
    case maps:get(C, maps:get(defs, St), none) of
        none -> supervisor:start_child(P, [C]);            % simple_one_for_one: extra arg = label
        _ -> supervisor:start_child(P, spec(C, St))
    end;
api("terminate_child", P, [X], _) -> supervisor:terminate_child(P, idorpid(X));
api("restart_child", P, [X], _) -> supervisor:restart_child(P, idorpid(X));
api("delete_child", P, [X], _) -> supervisor:delete_child(P, idorpid(X));
api("spec", P, [X], _) -> case supervisor:get_childspec(P, idorpid(X)) of {ok, M} -> {ok, maps:remove(start, M)}; E -> E end;
api("which", P, [], _) -> unordered([{I, case is_pid(C) of true -> list_to_atom(name(C)); false -> C end, T} || {I, C, T, _} <- supervisor:which_children(P)]);
api("count", P, [], _) -> supervisor:count_children(P).

signal(nosuch, _) -> ok;
signal(P, R) -> exit(P, R).

%% waits until a child is being restarted
restarting(S) -> case lists:keymember(restarting, 2, supervisor:which_children(S)) of true -> ok; false -> restarting(S) end.

%% dynamic children are in no order: sort them
unordered([{undefined, _, _} | _] = L) -> [X || {_, X} <- lists:sort([{lists:flatten(io_lib:format("~w", [X])), X} || X <- L])];
unordered(L) -> L.

idorpid(X) -> case lists:member($#, X) of true -> pid(X); false -> list_to_atom(X) end.
supdef(L, #{defs := D, order := O} = St) ->
    {sup, K} = maps:get(L, D),
    Simple = maps:get(strategy, K, "one_for_one") =:= "simple_one_for_one",
    Kids = [spec(C, St, Simple) || C <- O, element(2, maps:get(C, D)) =/= K, maps:get(in, element(2, maps:get(C, D)), none) =:= L],
    F0 = maps:map(fun(_, V) -> term(V) end, maps:with([strategy, intensity, period, auto_shutdown], K)),
    #{label => L, flags => case maps:is_key(ignore, K) of true -> ignore; false -> F0 end, kids => Kids}.
spec(C, St) -> spec(C, St, false).
spec(C, #{defs := D} = St, Simple) ->
    {Ty, K} = maps:get(C, D),
    Base = maps:map(fun(_, V) -> term(V) end, maps:with([restart, shutdown, significant, type], K)),
    O0 = maps:map(fun(init, V) -> acts(V); (_, V) -> term(V) end, maps:with([init, trap, term], K)),
    Start = case {Ty, Simple} of
        {sup, _} -> {?MODULE, start_sup, [supdef(C, St)]};
        {child, true} -> {cw, start_link, [O0]};           % label is the extra start_child arg
        {child, false} -> {cw, start_link, [O0#{label => C}]}
    end,
    Base1 = case Ty of sup -> maps:merge(#{type => supervisor}, Base); _ -> Base end,
    Base1#{id => list_to_atom(maps:get(id, K, C)), start => Start}.

pid(N) -> Ps = cc({names, self()}), L = [{P, X} || {P, X} <- maps:to_list(Ps), X =:= N orelse hd(string:split(X, "#")) =:= N],
    case [P || {P, _} <- L, is_process_alive(P)] of
        [P | _] -> P;
        [] -> case L of [] -> nosuch; _ -> element(1, lists:last(lists:sort(fun({_, A}, {_, B}) -> A =< B end, L))) end
    end.
name(P) -> maps:get(P, cc({names, self()}), "?").
ret({ok, P}) when is_pid(P) -> "{ok," ++ name(P) ++ "}";
ret({ok, P, X}) when is_pid(P) -> "{ok," ++ name(P) ++ "," ++ rsn(X) ++ "}";
ret({error, {already_started, P}}) when is_pid(P) -> "{error,{already_started," ++ name(P) ++ "}}";
ret({error, {R, Ch}}) when is_tuple(Ch), element(1, Ch) =:= child -> "{error,{" ++ rsn(R) ++ ",<child>}}";
ret({error, R}) -> "{error," ++ rsn(R) ++ "}";
ret({'EXIT', {R, {gen_server, call, _}}}) -> "EXIT {" ++ rsn(R) ++ ",call}";
ret(X) -> lists:flatten(io_lib:format("~w", [X])).

%% quiescence, seen and not guessed: every process that the script made waits for
%% its next message with none there, twice running with no event in between. One that
%% is somewhere else (in terminate, in a supervisor's wait for a child) may go on by
%% itself: then nothing must happen for half a second.
settle() -> settle(activity(), 0).
settle(A, Quiet) ->
    Idle = idle(), timer:sleep(2),
    case {activity(), Idle andalso idle()} of
        {A, true} -> ok;
        {A, false} when Quiet >= 250 -> ok;
        {A, false} -> settle(A, Quiet + 1);
        {A2, _} -> settle(A2, 0)
    end.
activity() -> cc({count, self()}).
idle() -> lists:all(fun idle/1, processes() -- [self() | get(others)]).
idle(P) ->
    case process_info(P, [status, message_queue_len, current_function]) of
        undefined -> true;
        [{status, waiting}, {message_queue_len, 0}, {current_function, F}] -> lists:member(F, [{gen_server, loop, 7}, {conf, coll, 4}]);
        _ -> false
    end.
%% events keep their order; DOWNs are printed sorted after them (BEAM does not order DOWN against other senders)
dump() ->
    E = cc({flush, self()}),
    [io:format("  ~s~n", [X]) || {ev, X} <- E],
    [io:format("  down ~s~n", [X]) || X <- lists:sort([X || {down, X} <- E])].
drain() -> receive {'EXIT', _, _} -> drain() after 0 -> ok end.
