%% Instrumented worker used by conf.erl (differential conformance runner).
-module(cw).
-behaviour(gen_server).
-export([start_link/1, start_link/2, init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2]).
start_link(Opts, Label) -> start_link(Opts#{label => Label}).
start_link(Opts) ->
    #{label := L} = Opts,
    {N, Act} = conf:attempt(L, maps:get(init, Opts, [ok])),
    case Act of                       % start-function level results
        {retfn, V} -> V;
        badret     -> foo;
        undefd     -> erlang:error(start_failed);
        _          -> gen_server:start_link(?MODULE, {Opts, N, Act}, [])
    end.
init({Opts = #{label := L}, N, Act}) ->
    case maps:get(trap, Opts, true) of true -> process_flag(trap_exit, true); false -> ok end,
    conf:event({init, L, N}, self()),
    S = Opts#{n => N},
    case Act of
        ok          -> {ok, S};
        ignore      -> ignore;
        {error, R}  -> {stop, R};
        crash       -> erlang:error(boom);
        {slowerr, T, R} -> timer:sleep(T), {stop, R};
        {sleep, T}  -> timer:sleep(T), {ok, S}
    end.
handle_call(_, _, S) -> {reply, ok, S}.
handle_cast({exit, R}, S) -> {stop, R, S};
handle_cast(crash, _) -> erlang:error(boom);
handle_cast(hang, S) -> timer:sleep(100000), {noreply, S};
handle_cast(unlink, S) -> [P | _] = get('$ancestors'), unlink(P), {noreply, S};
handle_cast(_, S) -> {noreply, S}.
handle_info({'EXIT', _, R}, S = #{label := L, n := N}) -> conf:event({info_exit, L, N, conf:rsn(R)}, self()), {noreply, S};
handle_info(_, S) -> {noreply, S}.
terminate(R, #{label := L, n := N} = S) ->
    conf:event({term, L, N, conf:rsn(R)}, self()),
    case maps:get(term, S, ok) of
        ok -> ok;
        {sleep, T} -> timer:sleep(T);
        hang -> timer:sleep(100000);
        {exit, X} -> exit(X)
    end.
