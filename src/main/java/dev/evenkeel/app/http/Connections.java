package dev.evenkeel.app.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Gives every connection its bounds. */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final Served served;
  private final Bounds bounds;
  private final Budget budget;

  Connections(Served served, Bounds bounds) {
    this.served = served;
    this.bounds = bounds;
    this.budget = new Budget(bounds.bodiesAtOnce());
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event
        .getBean()
        .register(
            new NettyServerCustomizer() {
              @Override
              public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? on(channel) : this;
              }
            });
    return event.getBean();
  }

  private NettyServerCustomizer on(Channel channel) {
    return new NettyServerCustomizer() {
      @Override
      public void onStreamPipelineBuilt() {
        var connection = new Connection(bounds.arrival().toNanos(), served.health(), budget);
        channel.attr(Connection.KEY).set(connection);
        channel.pipeline().addFirst("evenkeel-bytes", connection.bytes());
        channel
            .pipeline()
            .addAfter(
                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                "evenkeel-requests",
                connection.requests());
      }
    };
  }
}
