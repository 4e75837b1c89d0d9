%% Facts of gen_server, links and monitors, as Erlang shows them. Each is printed
%% as "= NAME" and a line for each thing that the process sees which looks on.
%% TestGenServerFacts has a row for each, of the same name, with the same lines.
-module(gen_server_facts).
-behaviour(gen_server).
-export([main/0, init/1, handle_continue/2, handle_call/3, handle_cast/2, handle_info/2, terminate/2]).

%% ---------- the server: it tells the one who looks on what happens to it ----------
init({trap, P}) -> process_flag(trap_exit, true), {ok, P};
init({raise, P}) -> {ok, {raise, P}};
init({stop, R}) -> {stop, R};
init(crash) -> erlang:error(boom);
init(ignore) -> ignore;
init({cont, P}) -> self() ! hello, {ok, P, {continue, go}};
init({to, P, T}) -> {ok, P, T};
init(slow) -> timer:sleep(500), {ok, self()};
init(bad) -> foo;
init(P) -> {ok, P}.
handle_continue(go, P) -> P ! {ev, continue}, {noreply, P}.
handle_call(stopreply, _, P) -> {stop, normal, the_reply, P};
handle_call({later, T}, From, P) -> erlang:send_after(T, self(), {rep, From}), {noreply, P};
handle_call({twice, T}, From, P) -> gen_server:reply(From, first), erlang:send_after(T, self(), {rep, From}), {noreply, P};
handle_call(crash, _, _) -> erlang:error(boom);
handle_call(badret, _, _) -> foo;
handle_call(throwreply, _, P) -> throw({reply, thrown, P});
handle_call(stopnoreply, _, P) -> {stop, {shutdown, x}, P};
handle_call(X, _, P) -> {reply, X, P}.
handle_cast({tmo, T}, P) -> P ! {ev, armed}, {noreply, P, T};
handle_cast({exit, R}, _) -> exit(R);
handle_cast(hold, P) -> hold(), {noreply, P};
handle_cast(X, P) -> P ! {ev, {cast, X}}, {noreply, P}.
handle_info({rep, From}, P) -> gen_server:reply(From, late), {noreply, P};
handle_info(X, P) -> P ! {ev, {info, X}}, {noreply, P}.
terminate(R, {raise, P}) -> P ! {ev, {terminate, R}}, exit(weird);
terminate(R, P) when is_pid(P) -> P ! {ev, {terminate, R}}, timer:sleep(30), P ! {ev, terminate_done};
terminate(_, _) -> ok.

hold() -> receive go -> ok end.
wait() -> receive {exit, R} -> exit(R) end.

%% ---------- what is seen, as the rows write it ----------
line(S) when is_list(S) -> S;
line({'EXIT', _, R}) -> "EXIT " ++ why(R);
line({'DOWN', _, _, _, R}) -> "DOWN " ++ why(R);
line({reason, R}) -> why(R);
line({ev, {terminate, R}}) -> "terminate " ++ why(R);
line({ev, {info, {'EXIT', _, R}}}) -> "info EXIT " ++ why(R);
line({ev, {K, X}}) -> io_lib:format("~w ~w", [K, X]);
line({ev, K}) -> line(K);
line(X) -> io_lib:format("~w", [X]).

why({R, {M, _, _}}) when M =:= gen_server; M =:= sys -> why(R);
why({R, [{_, _, _, _} | _]}) -> "{" ++ why(R) ++ ",stack}";
why(R) -> io_lib:format("~w", [R]).

%% c makes an exit of the caller, which a call that fails is, a result.
c(F) -> try F() catch exit:E -> {reason, E} end.
started({ok, _}) -> ok;
started({error, {already_started, _}}) -> already_started;
started({error, R}) -> {reason, R};
started(ignore) -> ignore.
alive(P) -> "alive " ++ atom_to_list(is_process_alive(P)).

%% seen is what has come when all processes of the fact wait for their next message.
seen() -> settle(0), drain().
drain() -> receive X -> [X | drain()] after 0 -> [] end.
settle(3) -> ok;
settle(N) -> timer:sleep(2), case lists:all(fun idle/1, mine()) of true -> settle(N + 1); false -> settle(0) end.
mine() -> processes() -- [self() | get(others)].
idle(P) ->
    case process_info(P, [status, message_queue_len, current_function]) of
        [{status, waiting}, {message_queue_len, 0}, {current_function, {gen_server, loop, _}}] -> true;
        [{status, waiting}, _, {current_function, {sys, suspend_loop, _}}] -> true;
        [{status, waiting}, _, {current_function, {?MODULE, F, 0}}] -> F =:= hold orelse F =:= wait;
        undefined -> true;
        _ -> false
    end.

fact(Name, F) ->
    io:format("= ~s~n", [Name]),
    [io:format("~s~n", [line(X)]) || X <- F(self())],
    [exit(P, kill) || P <- mine()],
    seen().

s(Arg) -> {ok, P} = gen_server:start(?MODULE, Arg, []), P.
l(Arg) -> {ok, P} = gen_server:start_link(?MODULE, Arg, []), P.
dead() -> P = spawn(fun() -> ok end), settle(0), P.
parent_exit(Arg, R) -> fun(Me) -> P = l(case Arg of trap -> {trap, Me}; _ -> Me end), exit(P, R), seen() ++ [alive(P)] end.
peer_exit(Arg, R) -> fun(Me) -> P = s(case Arg of trap -> {trap, Me}; _ -> Me end), spawn(fun() -> link(P), exit(R) end), seen() ++ [alive(P)] end.

%% ---------- the facts ----------
main() ->
    logger:set_primary_config(level, none),
    process_flag(trap_exit, true),
    put(others, processes() -- [self()]),
    start_facts(), call_facts(), stop_facts(), exit_facts(), timeout_facts(), sys_facts(),
    halt().

start_facts() ->
    fact("start_link, init {stop,eperm}: the error, and the exit signal", fun(_) -> [started(gen_server:start_link(?MODULE, {stop, eperm}, [])) | seen()] end),
    fact("start_link, init crashes: the error, and the exit signal", fun(_) -> [started(gen_server:start_link(?MODULE, crash, [])) | seen()] end),
    fact("start_link, init ignore: the signal is normal", fun(_) -> [started(gen_server:start_link(?MODULE, ignore, [])) | seen()] end),
    fact("start_link, init returns rubbish: bad_return_value", fun(_) -> [started(gen_server:start_link(?MODULE, bad, [])) | seen()] end),
    fact("start, init {stop,eperm}: the error only", fun(_) -> [started(gen_server:start(?MODULE, {stop, eperm}, [])) | seen()] end),
    fact("start_link {timeout,100}, slow init: timeout, no signal", fun(_) -> [started(gen_server:start_link(?MODULE, slow, [{timeout, 100}])) | seen()] end),
    fact("name taken: already_started", fun(Me) ->
        [started(gen_server:start({local, nm}, ?MODULE, Me, [])), started(gen_server:start({local, nm}, ?MODULE, Me, []))] end),
    fact("a failed start leaves the name free", fun(Me) ->
        [started(gen_server:start({local, nm}, ?MODULE, {stop, x}, [])), started(gen_server:start({local, nm}, ?MODULE, Me, []))] end),
    fact("start_monitor, init fails: the error, no DOWN", fun(_) -> [started(gen_server:start_monitor(?MODULE, {stop, x}, [])) | seen()] end),
    fact("start_monitor: DOWN at the end", fun(Me) -> {ok, {P, _}} = gen_server:start_monitor(?MODULE, Me, []), exit(P, kill), seen() end).

call_facts() ->
    fact("{stop,R,Reply,S}: terminate runs first, then the reply", fun(Me) ->
        P = s(Me), R = c(fun() -> gen_server:call(P, stopreply) end), drain() ++ [R] end), % no settle: all came before the reply
    fact("call timeout; the late reply is dropped", fun(Me) ->
        P = s(Me), R = c(fun() -> gen_server:call(P, {later, 600}, 30) end), timer:sleep(700), [R | seen()] end),
    fact("a second reply is dropped", fun(Me) ->
        P = s(Me), R = c(fun() -> gen_server:call(P, {twice, 200}) end), timer:sleep(300), [R | seen()] end),
    fact("call dead: noproc", fun(_) -> P = dead(), [c(fun() -> gen_server:call(P, x) end)] end),
    fact("call unknown name: noproc", fun(_) -> [c(fun() -> gen_server:call(nosuch, x) end)] end),
    fact("call self: calling_self", fun(Me) -> [c(fun() -> gen_server:call(Me, x) end)] end),
    fact("server crashes in call: the caller gets the reason", fun(Me) ->
        P = s(Me), R = c(fun() -> gen_server:call(P, crash) end), seen() ++ [R] end),
    fact("a callback returns rubbish: bad_return_value", fun(Me) ->
        P = s(Me), R = c(fun() -> gen_server:call(P, badret) end), seen() ++ [R] end),
    fact("throw({reply,..}) is the return value", fun(Me) -> P = s(Me), [c(fun() -> gen_server:call(P, throwreply) end), alive(P)] end),
    fact("{stop,R,S} without reply: the caller gets the reason", fun(Me) ->
        P = s(Me), R = c(fun() -> gen_server:call(P, stopnoreply) end), seen() ++ [R] end),
    fact("send_request to a server that dies: the reason", fun(Me) ->
        P = s(Me), {error, {R, _}} = gen_server:wait_response(gen_server:send_request(P, crash), infinity), seen() ++ [{reason, R}] end),
    fact("cast to the dead and to an unknown name: ok", fun(_) -> P = dead(), [gen_server:cast(P, x), gen_server:cast(nosuch, x) | seen()] end).

stop_facts() ->
    fact("stop(P) of a process that does not trap: terminate runs", fun(Me) -> P = s(Me), R = c(fun() -> gen_server:stop(P) end), seen() ++ [R] end),
    fact("stop(dead): noproc", fun(_) -> P = dead(), [c(fun() -> gen_server:stop(P) end)] end),
    fact("stop(P,foo,50) of a busy process: timeout, it stops later", fun(Me) ->
        P = s(Me), gen_server:cast(P, hold), R = c(fun() -> gen_server:stop(P, foo, 50) end), A = alive(P), P ! go, [R, A | seen()] end),
    fact("stop(P,foo,infinity): ok", fun(Me) -> P = s(Me), R = c(fun() -> gen_server:stop(P, foo, infinity) end), seen() ++ [R] end),
    fact("terminate raises: that is the reason", fun(Me) -> P = l({raise, Me}), R = c(fun() -> gen_server:stop(P) end), seen() ++ [R] end),
    fact("exit(foo) in a callback: terminate runs", fun(Me) -> P = l(Me), gen_server:cast(P, {exit, foo}), seen() end).

exit_facts() ->
    fact("parent exit(normal), not trapping: ignored", parent_exit(notrap, normal)),
    fact("parent exit(shutdown), not trapping: no terminate", parent_exit(notrap, shutdown)),
    fact("parent exit(foo), not trapping: no terminate", parent_exit(notrap, foo)),
    fact("parent exit(kill), not trapping: killed", parent_exit(notrap, kill)),
    fact("parent exit(normal), trapping: terminate", parent_exit(trap, normal)),
    fact("parent exit(shutdown), trapping: terminate", parent_exit(trap, shutdown)),
    fact("parent exit(foo), trapping: terminate", parent_exit(trap, foo)),
    fact("parent exit(kill), trapping: no terminate", parent_exit(trap, kill)),
    fact("trapping, exit(shutdown) from a stranger: handle_info", fun(Me) ->
        P = l({trap, Me}), spawn(fun() -> exit(P, shutdown) end), seen() ++ [alive(P)] end),
    fact("trapping, linked peer exits bar: handle_info", peer_exit(trap, bar)),
    fact("trapping, linked peer exits normal: handle_info", peer_exit(trap, normal)),
    fact("not trapping, linked peer exits normal: ignored", peer_exit(notrap, normal)),
    fact("not trapping, linked peer exits bar: dies, no terminate", peer_exit(notrap, bar)),
    fact("kill: a linked trapping peer sees killed", fun(_) -> P = spawn_link(fun wait/0), exit(P, kill), seen() end),
    fact("a process that exits with kill itself: the peer sees kill", fun(_) -> P = spawn_link(fun wait/0), P ! {exit, kill}, seen() end),
    fact("link to the dead: EXIT noproc", fun(_) -> P = dead(), link(P), seen() end),
    fact("monitor of the dead: DOWN noproc", fun(_) -> P = dead(), monitor(process, P), seen() end),
    fact("two monitors of one process: two DOWNs", fun(_) ->
        P = spawn(fun wait/0), monitor(process, P), monitor(process, P), exit(P, kill), seen() end),
    fact("two links of one process: one EXIT", fun(_) -> P = spawn(fun wait/0), link(P), link(P), exit(P, kill), seen() end),
    fact("unlink: no signal any more", fun(_) -> P = spawn_link(fun wait/0), unlink(P), exit(P, foo), seen() ++ [alive(P)] end),
    fact("demonitor with flush takes a DOWN that has come", fun(_) ->
        P = dead(), M = monitor(process, P), settle(0), demonitor(M, [flush]), seen() end),
    fact("what was sent before the end comes before DOWN", fun(Me) ->
        P = spawn(fun() -> receive go -> Me ! one, Me ! two, exit(foo) end end), monitor(process, P), P ! go, seen() end),
    fact("trapping: queued casts are handled before the parent's EXIT", fun(Me) ->
        P = l({trap, Me}), [gen_server:cast(P, M) || M <- [hold, q1, q2]], exit(P, shutdown), P ! go, seen() end),
    fact("not trapping: the queue is lost", fun(Me) ->
        P = l(Me), [gen_server:cast(P, M) || M <- [hold, q1]], exit(P, shutdown), seen() end).

timeout_facts() ->
    fact("continue comes before a queued message", fun(Me) -> s({cont, Me}), seen() end),
    fact("timeout of init", fun(Me) -> s({to, Me, 50}), receive M -> [M | seen()] end end),
    fact("a message cancels the timeout", fun(Me) ->
        P = s(Me), gen_server:cast(P, {tmo, 600}), P ! other, timer:sleep(700), seen() end),
    fact("a system message restarts the timeout", fun(Me) -> restarted(s(Me)) end),
    fact("timeout 0 with a queued message: the message wins", fun(Me) ->
        P = s(Me), sys:suspend(P), gen_server:cast(P, {tmo, 0}), P ! queued, sys:resume(P), seen() end),
    fact("timeout 0 without one: at once", fun(Me) -> P = s(Me), gen_server:cast(P, {tmo, 0}), seen() end).

%% If the machine is so busy that the first time is over before the system message
%% is answered, that says nothing: once more.
restarted(P) ->
    Begin = erlang:monotonic_time(millisecond), gen_server:cast(P, {tmo, 600}), receive {ev, armed} -> ok end,
    timer:sleep(300), T0 = erlang:monotonic_time(millisecond), sys:get_state(P),
    InTime = erlang:monotonic_time(millisecond) - Begin < 600,
    M = receive X -> X end, Took = erlang:monotonic_time(millisecond) - T0,
    if not InTime -> restarted(P); Took >= 600 -> [M, "after the whole time"]; true -> [M, "after the rest"] end.

sys_facts() ->
    fact("suspended: messages wait, get_state works, calls time out", fun(Me) ->
        P = s(Me), A = sys:suspend(P), P ! while_suspended, B = seen(), C = sys:get_state(P) =:= Me,
        D = c(fun() -> gen_server:call(P, x, 50) end), R = sys:resume(P), [A] ++ B ++ [C, D] ++ seen() ++ [R] end),
    fact("parent's shutdown while suspended: terminate, the queue is lost", fun(Me) ->
        P = l({trap, Me}), sys:suspend(P), P ! queued, exit(P, shutdown), seen() end),
    fact("sys:terminate(P,foo) while suspended: terminate", fun(Me) ->
        P = s(Me), sys:suspend(P), R = c(fun() -> sys:terminate(P, foo) end), seen() ++ [R] end),
    fact("get_status: the pid and whether it is suspended", fun(Me) ->
        P = s(Me), {status, Q, _, [_, A | _]} = sys:get_status(P), sys:suspend(P), {status, _, _, [_, B | _]} = sys:get_status(P),
        [P =:= Q, A, B] end),
    fact("get_state of the dead: noproc", fun(_) -> P = dead(), [c(fun() -> sys:get_state(P) end)] end).
