package dev.evenkeel.app.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One client's connection. Ends it where a request does not arrive in time: a timeout of silence
 * alone would let a client hold it for ever with a byte now and then. Counts what is being answered
 * until the last byte is handed to the system, or the client is gone.
 */
final class Connection {
  static final AttributeKey<Connection> KEY = AttributeKey.valueOf("evenkeel.connection");

  private final long nanos;
  private final Health health;
  private final Budget budget;
  private Optional<ScheduledFuture<?>> deadline = Optional.empty();
  private int outstanding;
  private int held;

  Connection(long nanos, Health health, Budget budget) {
    this.nanos = nanos;
    this.health = health;
    this.budget = budget;
  }

  /** Takes room for the body of a request, until the connection has nothing more to answer. */
  static void hold(HttpRequest<?> request, long bytes) {
    if (request instanceof NettyHttpRequest<?> netty) {
      Connection connection = netty.getChannelHandlerContext().channel().attr(KEY).get();
      if (connection != null) {
        connection.hold(bytes);
      }
    }
  }

  private synchronized void hold(long bytes) {
    held += budget.take(bytes);
  }

  private synchronized void began() {
    outstanding++;
    health.began();
  }

  private synchronized void ended() {
    if (outstanding > 0) {
      outstanding--;
      health.ended();
    }
    if (outstanding == 0 && held > 0) {
      budget.giveBack(held);
      held = 0;
    }
  }

  private synchronized void gone() {
    while (outstanding > 0) {
      ended();
    }
    ended();
  }

  /** In front of the decoder: the first byte starts the clock. */
  ChannelDuplexHandler bytes() {
    return new ChannelDuplexHandler() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        start(context);
        context.fireChannelRead(message);
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) {
        stop();
        gone();
        context.fireChannelInactive();
      }
    };
  }

  /** Behind the decoder: a whole request stops it. */
  ChannelDuplexHandler requests() {
    return new ChannelDuplexHandler() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof io.netty.handler.codec.http.HttpRequest) {
          began();
        }
        if (message instanceof LastHttpContent) {
          stop();
        }
        context.fireChannelRead(message);
      }

      @Override
      public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean goOn =
            message instanceof HttpResponse response
                && response.status().equals(HttpResponseStatus.CONTINUE);
        if (message instanceof LastHttpContent && !goOn) {
          var _ = context.write(message, promise.unvoid().addListener(done -> ended()));
        } else {
          var _ = context.write(message, promise);
        }
      }
    };
  }

  private void start(ChannelHandlerContext context) {
    if (deadline.isEmpty()) {
      Runnable end =
          () -> {
            var _ = context.close();
          };
      deadline = Optional.of(context.executor().schedule(end, nanos, TimeUnit.NANOSECONDS));
    }
  }

  private void stop() {
    deadline.ifPresent(task -> task.cancel(false));
    deadline = Optional.empty();
  }
}
